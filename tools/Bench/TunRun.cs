using System.Diagnostics;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Bench;

/// <summary>Packets from TUN to TUN through both stacks: IP edge, NDISWAN, NDIS, the PPPoE miniport, a cable in memory that
/// shares blocks, and up again; one loop, one thread.</summary>
internal static class TunRun
{
    private const int Rounds = 9;
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(400);
    private static readonly Ipv4Address s_caller = new(0x0A00_0002);
    private static readonly Ipv4Address s_called = new(0x0A00_0001);

    public static void Print(TextWriter output)
    {
        using EpollLoop loop = new();
        PinnedSlabPool pool = new(4096, 2048);
        LinkRegistry links = new LinkRegistry().Add(new LoopLinkFactory());
        PacketPump from = new(pool);
        PacketPump to = new(pool);
        using LinkIpEdge caller = new(from, new LinkIpEdgeOptions());
        using LinkIpEdge called = new(to, new LinkIpEdgeOptions { IsConcentrator = true });
        caller.Start();
        called.Start();
        const string cable = "loop:tunrun?kind=frames&share=1&queue=1024";
        using PppoeEnd host = new("host", loop, links.Open(cable, loop, pool), caller, new PppIpcpOptions { AcceptAssignedAddress = true }, new SystemPppRandom());
        using PppoeEnd concentrator = new(
            "concentrator", loop, links.Open(cable, loop, pool), called, new PppIpcpOptions { LocalAddress = s_called, PeerAddress = s_caller }, new SystemPppRandom());
        concentrator.Listen();
        host.Dial();
        if (!loop.RunUntil(() => host.IsUp && concentrator.IsUp, TimeSpan.FromSeconds(10)))
        {
            throw new InvalidOperationException("The PPPoE call did not come up.");
        }

        output.WriteLine($"TUN to TUN through two PPPoE stacks on a cable in memory, one thread, verifier off; median of {Rounds} rounds of "
            + $"{s_round.TotalMilliseconds} ms");
        foreach (int length in (int[])[1492, 64])
        {
            Print(output, loop, from, to, length);
        }

        host.Halt();
        concentrator.Halt();
        _ = loop.RunUntil(() => host.IsHalted && concentrator.IsHalted, TimeSpan.FromSeconds(10));
    }

    private static void Print(TextWriter output, EpollLoop loop, PacketPump from, PacketPump to, int length)
    {
        byte[] header = new byte[20];
        header[0] = 0x45;
        header[2] = (byte)(length >> 8);
        header[3] = (byte)length;
        s_caller.Write(header.AsSpan(12));
        s_called.Write(header.AsSpan(16));
        double[] packets = new double[Rounds];
        long allocated = 0;
        long received = to.Received;
        long turn = 0;
        bool Gone() => to.Received >= turn;
        Func<bool> gone = Gone;
        for (int round = -3; round < Rounds; round++) // the first three warm up
        {
            received = round == 0 ? to.Received : received;
            long before = GC.GetAllocatedBytesForCurrentThread();
            long count = to.Received;
            Stopwatch watch = Stopwatch.StartNew();
            while (watch.Elapsed < s_round)
            {
                turn = to.Received + 64;
                from.Push(header, length);
                _ = loop.RunUntil(gone);
            }

            if (round >= 0)
            {
                packets[round] = (to.Received - count) / watch.Elapsed.TotalSeconds;
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        output.WriteLine($"  {length,4} bytes          {QuickRun.Median(packets) / 1e3,8:F0} thousand packets/s  [{packets.Min() / 1e3,6:F0} .. {packets.Max() / 1e3,6:F0}]"
            + $"  {QuickRun.Median(packets) * length / 1e6:F0} MB/s, {(double)allocated / (to.Received - received):F3} managed bytes a packet");
    }
}
