using System.Diagnostics;
using System.Globalization;
using UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Tools.Bench;

/// <summary>Frames a second over a veth pair: our link, libpcap, and every way of a packet socket, in turns (docs/adr/0012).</summary>
internal sealed class EthernetRun
{
    private const string Near = "ucobencha";
    private const string Far = "ucobenchb";
    private const int Rounds = 5;
    private const int InFlight = 256;
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    private readonly CProgram _pcap;
    private readonly CProgram _ways;
    private readonly int _octets;
    private readonly bool _allWays;
    private readonly string _milliseconds = s_round.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);

    private EthernetRun(CProgram pcap, CProgram ways, int octets, bool allWays)
    {
        _pcap = pcap;
        _ways = ways;
        _octets = octets;
        _allWays = allWays;
    }

    private string Octets => _octets.ToString(CultureInfo.InvariantCulture);

    /// <summary>Prints the tables.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="allWays">Whether every way of a packet socket takes part, beside libpcap and our link.</param>
    public static void Print(TextWriter output, bool allWays)
    {
        using CProgram? pcap = CProgram.TryCompile("pcaploop.c", "-lpcap");
        using CProgram? ways = CProgram.TryCompile("packetways.c");
        if (pcap is null || ways is null || !Environment.IsPrivilegedProcess)
        {
            output.WriteLine("Ethernet: wants root, cc and libpcap-dev");
            return;
        }

        Ip($"link add {Near} type veth peer name {Far}");
        try
        {
            Ip($"link set {Near} up");
            Ip($"link set {Far} up");
            foreach (int octets in (int[])[64, 1514])
            {
                EthernetRun run = new(pcap, ways, octets, allWays);
                run.PrintSend(output);
                run.PrintReceive(output);
            }
        }
        finally
        {
            Ip($"link del {Near}");
        }
    }

    private void PrintSend(TextWriter output)
    {
        List<(string Name, Func<double[]> Measure)> candidates = [("C, pcap_inject", () => _pcap.Numbers("send", Near, Octets, _milliseconds))];
        foreach (string way in Ways("one", "batch16", "batch32", "batch64", "ring"))
        {
            candidates.Add(($"C, {way}", () => _ways.Numbers("send", way, Near, Octets, _milliseconds)));
            candidates.Add(($"C, {way}, bypass", () => _ways.Numbers("send", way, Near, Octets, _milliseconds, "bypass")));
        }

        candidates.Add(("our link", () => MeasureOurs($"eth:{Near}", sends: true)));
        candidates.Add(("our link, bypass", () => MeasureOurs($"eth:{Near}?bypass=1", sends: true)));
        candidates.Add(("our link, libpcap", () => MeasureOurs($"eth:{Near}?backend=pcap", sends: true)));
        PrintTable(output, "out", candidates);
    }

    private void PrintReceive(TextWriter output)
    {
        List<(string Name, Func<double[]> Measure)> candidates =
        [
            ("C, libpcap immediate", () => _pcap.Numbers("receive", Far, Octets, _milliseconds)),
            ("C, libpcap 10 ms", () => _pcap.Numbers("receive3", Far, Octets, _milliseconds)),
        ];
        foreach (string way in Ways("one", "batch16", "batch32", "batch64", "batch64rest", "ring2", "ring2rest", "ring3"))
        {
            candidates.Add(($"C, {way}", () => _ways.Numbers("receive", way, Far, Octets, _milliseconds)));
        }

        candidates.Add(("our link", () => MeasureOurs($"eth:{Far}", sends: false)));
        candidates.Add(("our link, libpcap", () => MeasureOurs($"eth:{Far}?backend=pcap", sends: false)));

        // The source runs beside all of them, on the other core.
        using Process source = _ways.Start("send", "batch64", Near, Octets, "3600000");
        try
        {
            PrintTable(output, "in", candidates);
        }
        finally
        {
            source.Kill();
            source.WaitForExit();
        }
    }

    private string[] Ways(params string[] ways) => _allWays ? ways : [];

    private void PrintTable(TextWriter output, string direction, List<(string Name, Func<double[]> Measure)> candidates)
    {
        double[][] perSecond = [.. candidates.Select(_ => new double[Rounds])];
        double[][] costs = [.. candidates.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Count; i++)
            {
                (perSecond[i][round], costs[i][round]) = candidates[i].Measure() is [double frames, double seconds, double processor]
                    ? (frames / seconds, processor / frames)
                    : (double.NaN, double.NaN);
            }
        }

        output.WriteLine($"Ethernet over veth, {direction}, frames of {_octets} octets; thousand frames/s and ns of processor time a frame, "
            + $"median of {Rounds} rounds of {s_round.TotalMilliseconds} ms in turns, against the first row");
        double yardstick = QuickRun.Median(perSecond[0]);
        for (int i = 0; i < candidates.Count; i++)
        {
            output.WriteLine($"  {candidates[i].Name,-22} {QuickRun.Median(perSecond[i]) / 1e3,7:F0} k/s  [{perSecond[i].Min() / 1e3,5:F0} .. {perSecond[i].Max() / 1e3,5:F0}]"
                + $"  {QuickRun.Median(costs[i]) * 1e9,5:F0} ns  x {QuickRun.Median(perSecond[i]) / yardstick:F2}");
        }
    }

    private double[] MeasureOurs(string uri, bool sends)
    {
        using EpollLoop loop = new();
        PinnedSlabPool pool = new(4 * InFlight, 2048);
        using ILink link = new LinkRegistry().Add(new EthernetLinkFactory()).Open(uri, loop, pool);
        EthernetTraffic traffic = new(link);
        link.Start(traffic);
        if (sends)
        {
            traffic.Begin(pool, InFlight, _octets);
        }

        _ = loop.RunUntil(static () => false, s_warmUp);
        long before = traffic.Sent + traffic.Received;
        TimeSpan start = loop.Now;
        TimeSpan used = Environment.CpuUsage.TotalTime;
        _ = loop.RunUntil(static () => false, s_round);
        return [traffic.Sent + traffic.Received - before, (loop.Now - start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds];
    }

    private static void Ip(string words)
    {
        using Process process = Process.Start(new ProcessStartInfo("ip", words.Split(' ')) { UseShellExecute = false })!;
        process.WaitForExit();
    }
}
