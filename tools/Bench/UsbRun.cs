using System.Globalization;
using UserCoNdis.HardwareAgent.Kernel;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Bench;

/// <summary>Bulk transfers of our link against usbloop.c on the same libusb and gadgets, in turns: loopback, source, sink.</summary>
/// <remarks>Wants root and a kernel with dummy_hcd, as the guest of tools/Guest has.</remarks>
internal sealed class UsbRun : IDisposable
{
    private const string Loopback = "0525:a4a0";
    private const string SourceSink = "0525:a4a1";

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);
    private static readonly (string Direction, string Id, int[] Sizes)[] s_measures =
    [
        ("loop", Loopback, [4096, 16384]),
        ("in", SourceSink, [4096, 16384, 65536]),
        ("out", SourceSink, [4096, 16384, 65536]),
    ];

    private readonly CProgram _yardstick;
    private readonly LibUsbContext _context = new();
    private readonly EpollLoop _loop = new();
    private readonly List<Gadget> _gadgets = [];
    private readonly TextWriter _output;
    private readonly int _rounds;
    private readonly TimeSpan _round;

    private UsbRun(CProgram yardstick, TextWriter output, int rounds, TimeSpan round)
    {
        _yardstick = yardstick;
        _output = output;
        _rounds = rounds;
        _round = round;
    }

    /// <summary>Prints the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rounds">How many.</param>
    /// <param name="round">How long each measure is in a round; half of that warms it up.</param>
    /// <param name="directions">Which: loop, in, out; none: all.</param>
    public static void Print(TextWriter output, int rounds, TimeSpan round, params string[] directions)
    {
        using CProgram? yardstick = CProgram.TryCompile("usbloop.c", "-lusb-1.0");
        if (yardstick is null || !Environment.IsPrivilegedProcess || !Directory.Exists("/sys/class/udc"))
        {
            output.WriteLine("USB: wants root, cc, libusb-1.0-0-dev and a kernel with dummy_hcd and libcomposite; docs/performance.md has the command for a guest");
            return;
        }

        using UsbRun run = new(yardstick, output, rounds, round);
        run.Plug("loopback", Loopback, "dummy_udc.0", new GadgetFunction("Loopback.0"));
        run.Plug("sourcesink", SourceSink, "dummy_udc.1", new GadgetFunction("SourceSink.0"));
        run.WaitForDevices(2);
        output.WriteLine($"USB bulk, dummy_hcd; MB/s and processor time a byte, medians of {rounds} rounds of {round.TotalMilliseconds} ms in turns; "
            + "ratio to C in the memory of malloc, taken in each round");
        foreach ((string direction, string id, int[] sizes) in s_measures.Where(each => directions.Length == 0 || directions.Contains(each.Direction)))
        {
            run.Warm(direction, id);
            foreach (int octets in sizes)
            {
                foreach (int inFlight in (int[])[1, 4, 16])
                {
                    run.Measure(direction, id, octets, inFlight);
                }
            }
        }
    }

    public void Dispose()
    {
        _loop.Dispose();
        _context.Dispose();
        foreach (Gadget gadget in _gadgets)
        {
            gadget.Remove();
        }
    }

    private void Plug(string name, string id, string controller, GadgetFunction function)
    {
        ushort[] ids = [.. id.Split(':').Select(each => ushort.Parse(each, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
        var gadget = Gadget.Create(new GadgetSpec(name, ids[0], ids[1], controller) { Functions = [function] });
        _gadgets.Add(gadget);
        gadget.Bind();
    }

    private void WaitForDevices(int count) =>
        _ = _loop.RunUntil(() => _context.List().Count(each => each.Descriptor.VendorId == 0x0525) == count, TimeSpan.FromSeconds(10));

    // Long enough for the optimising tier, which an emulated processor is slow to reach.
    private void Warm(string direction, string id) => _ = Ours(direction, id, 4096, 4, s_warmUp);

    private void Measure(string direction, string id, int octets, int inFlight)
    {
        string[] arguments = [direction, id, Text(octets), Text(inFlight), Text(_round.TotalMilliseconds)];
        (string Name, Func<double[]> Run)[] candidates =
        [
            ("C", () => _yardstick.Numbers(arguments)),
            ("C, device memory", () => _yardstick.Numbers([.. arguments, "device"])),
            ("our link, pinned", () => Ours(direction, id, octets, inFlight, _round / 2, "pinned")),
            ("our link", () => Ours(direction, id, octets, inFlight, _round / 2)),
        ];
        double[][] rates = [.. candidates.Select(_ => new double[_rounds])];
        double[][] costs = [.. candidates.Select(_ => new double[_rounds])];
        double[][] ratios = [.. candidates.Select(_ => new double[_rounds])];
        double managed = 0;
        for (int round = 0; round < _rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                double[] numbers = candidates[i].Run();
                (rates[i][round], costs[i][round]) = numbers is [double bytes and > 0, double seconds, double processor, ..]
                    ? (bytes / seconds, processor / bytes)
                    : (double.NaN, double.NaN);
                ratios[i][round] = rates[i][round] / rates[0][round];
                managed = numbers is [_, _, _, double each] ? each : managed;
            }
        }

        _output.WriteLine($"{direction}, {octets} octets, {inFlight} in flight");
        for (int i = 0; i < candidates.Length; i++)
        {
            _output.WriteLine($"  {candidates[i].Name,-18} {QuickRun.Median(rates[i]) / 1e6,7:F2} MB/s [{rates[i].Min() / 1e6,6:F2} .. {rates[i].Max() / 1e6,6:F2}]"
                + $" {QuickRun.Median(costs[i]) * 1e9,7:F2} ns/byte  x {QuickRun.Median(ratios[i]):F2} [{ratios[i].Min():F2} .. {ratios[i].Max():F2}]"
                + (i == candidates.Length - 1 ? $"  {managed:F3} managed bytes a transfer" : ""));
        }
    }

    /// <returns>Bytes, seconds, processor seconds, managed bytes a transfer.</returns>
    private double[] Ours(string direction, string id, int octets, int inFlight, TimeSpan warmUp, string memory = "device")
    {
        PinnedSlabPool pool = new(4 * inFlight, octets);
        LinkRegistry links = new LinkRegistry().Add(new UsbLinkFactory(() => _context));
        using ILink link = links.Open($"usb:{id}?driver=vendor-bulk&inflight={inFlight}&memory={memory}{Only(direction)}", _loop, pool);
        UsbTraffic traffic = new(link);
        link.Start(traffic);
        if (direction != "in")
        {
            traffic.Send(link.Find<IDeviceMemory>()?.Pool ?? pool, inFlight);
        }

        _ = _loop.RunUntil(static () => false, warmUp);
        (long bytes, long transfers, TimeSpan start) = (Bytes(), traffic.Transfers, _loop.Now);
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: false);
        _ = _loop.RunUntil(static () => false, _round);
        double[] result =
        [
            Bytes() - bytes, (_loop.Now - start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds,
            (double)(GC.GetTotalAllocatedBytes(precise: false) - allocated) / Math.Max(1, traffic.Transfers - transfers),
        ];
        traffic.End();
        _ = _loop.RunUntil(() => traffic.IsClosed, TimeSpan.FromSeconds(5));
        return traffic.Cause is null ? result : throw traffic.Cause;

        long Bytes() => direction == "out" ? traffic.BytesSent : traffic.BytesReceived;
    }

    // An interface may be used for one direction alone.
    private static string Only(string direction) => direction switch
    {
        "in" => "&out=none",
        "out" => "&in=none",
        _ => "",
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
