using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Bench;

/// <summary>IP packets through both stacks: UDP, IP, PPP, CoNDIS, HDLC, a null-modem cable in memory, and up again; one loop, one thread.</summary>
internal static class StackRun
{
    private const int Rounds = 9;
    private const ushort Port = 9;
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(400);

    public static async Task PrintAsync(TextWriter output)
    {
        using EpollLoop loop = new();
        loop.Start();
        LinkRegistry links = LinkCatalog.Create();
        await using WanStation caller = await WanStation.OpenAsync(Options("caller", 1), links, loop, default);
        await using WanStation answerer = await WanStation.OpenAsync(Options("answerer", 2), links, loop, default);
        Task<StationCall> answering = answerer.AnswerAsync(default);
        StationCall call = await caller.DialAsync(string.Empty, default);
        Task<PppAddresses> up = call.BringUpAsync(default);
        StationCall answered = await answering;
        _ = await answered.BringUpAsync(default);
        Ipv4Address remote = (await up).Remote;
        output.WriteLine($"Whole stack, two stations on a null-modem cable in memory, one thread, verifier off; median of {Rounds} rounds of "
            + $"{s_round.TotalMilliseconds} ms");
        foreach (int data in (int[])[1400, 64])
        {
            await PrintAsync(output, loop, call, answered, remote, data);
        }

        await call.HangUpAsync();
        await answered.Ended;
    }

    private static async Task PrintAsync(
        TextWriter output, EpollLoop loop, StationCall call, StationCall answered, Ipv4Address remote, int data)
    {
        double[] bytes = new double[Rounds];
        double[] packets = new double[Rounds];
        long allocated = 0;
        long received = 0;
        long lost = 0;
        for (int round = -3; round < Rounds; round++) // the first three warm up
        {
            await answered.StartSinkAsync(Port);
            long before = await loop.InvokeAsync(GC.GetAllocatedBytesForCurrentThread);
            _ = await call.SendDatagramsAsync(remote, Port, data, s_round, default);
            long after = await loop.InvokeAsync(GC.GetAllocatedBytesForCurrentThread);
            UdpSinkReport report = await answered.SinkReportAsync();
            if (round >= 0)
            {
                bytes[round] = report.BytesPerSecond;
                packets[round] = report.Received / report.Elapsed.TotalSeconds;
                allocated += after - before;
                received += report.Received;
                lost += report.Lost;
            }
        }

        output.WriteLine($"  {data,4} data bytes     {QuickRun.Median(bytes) / 1e6,8:F1} MB/s of IP  [{bytes.Min() / 1e6,6:F1} .. {bytes.Max() / 1e6,6:F1}]"
            + $"  {QuickRun.Median(packets) / 1e3:F0} thousand packets/s, {(double)allocated / received:F3} managed bytes a packet, {lost} of {received} lost");
    }

    private static StationOptions Options(string name, uint host) => new()
    {
        Name = name,
        Link = "loop:bench",
        Ladder = new Ladder(TimeProvider.System),
        Verifier = VerifierMode.Off,
        Device = new ModemDevice(new ModemOptions { Direct = true }),
        Ppp = new PppOptions { Ipcp = new PppIpcpOptions { LocalAddress = new Ipv4Address(0x0A000000 + host) } },
    };
}
