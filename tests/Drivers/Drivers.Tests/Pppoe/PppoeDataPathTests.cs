using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>The data path of a PPPoE adapter: addresses, order, fairness, managed bytes.</summary>
public sealed class PppoeDataPathTests
{
    private const int HeaderLength = 20;
    private const int PppLength = 2;

    [Fact]
    public void Packet_SentByAClient_ReachesTheLinkWhereItWasWritten()
    {
        ChangingLink? link = null;
        PppoeLine line = new(options: new() { Wrap = (inner, _) => link = new ChangingLink(inner) });
        line.BringUp();
        WanSession session = line.A.Session;
        Assert.True(session.TryRent(out BufferLease lease));
        byte[] packet = Packet(session, 600);
        packet.CopyTo(lease.Span[WanSession.Headroom..]);
        nint written = lease.Address + WanSession.Headroom;
        link!.Given.Clear();

        Assert.True(session.TrySend(lease, WanSession.Headroom, packet.Length));
        Assert.Equal((written - HeaderLength - PppLength, packet.Length + HeaderLength + PppLength), Assert.Single(link.Given));
        _ = line.Loop.RunUntilIdle();
        line.HaltAndCheck();
    }

    // What the far end's NDISWAN is handed lies in the block that its link was handed: nothing was copied on the way up.
    [Fact]
    public void Frame_Received_IsIndicatedWhereTheLinkPutIt()
    {
        PppoeLine line = new(options: new() { Share = true });
        line.BringUp();
        WanSession session = line.A.Session;
        Assert.True(session.TryRent(out BufferLease lease));
        byte[] packet = Packet(session, 600);
        packet.CopyTo(lease.Span[WanSession.Headroom..]);
        long before = line.B.Session.Counters.PacketsReceived;
        int rented = line.Pool.Outstanding;

        Assert.True(session.TrySend(lease, WanSession.Headroom, packet.Length));
        _ = line.Loop.RunUntilIdle();
        Assert.Equal((before + 1, rented), (line.B.Session.Counters.PacketsReceived, line.Pool.Outstanding));
        line.HaltAndCheck();
    }

    [Fact]
    public void Udp_HundredThousandPacketsEachWay_AllocatesNothing()
    {
        PppoeLine line = new(options: new() { Diagnostic = false });
        line.BringUp();
        Exchange(line, 20_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exchange(line, 100_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        IpEndpoint b = (IpEndpoint)line.B.Session.Edge!;
        Assert.Equal((100_000, 0L, 0L), ((int)b.SinkReport.Received, b.SinkReport.Lost, b.SinkReport.Reordered));
        Assert.True(allocated < 10_000, $"{allocated} bytes for 200,000 packets");
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R217, R220")]
    public void FramesWithAddressControl_LoseItOnTheWireAndGetItBack()
    {
        PppoeRig rig = new(new());
        PppoeVc vc = rig.Call(out RigVc handle);
        _ = rig.Loop.RunUntilIdle();
        Assert.Equal(NdisStatus.Success, handle.MakeCallStatus);
        byte[] ppp = [0xFF, 0x03, 0xC2, 0x23, 1, 2, 3, 4];
        NetBufferList list = rig.NewList(64, ppp);
        rig.HostLink.Given.Clear();

        rig.Send(vc, list);
        _ = rig.Loop.RunUntilIdle();
        Assert.Equal((list.FirstNetBuffer.Lease.Address + 64 + 2 - HeaderLength, ppp.Length - 2 + HeaderLength), Assert.Single(rig.HostLink.Given));
        NetBufferList received = Assert.Single(rig.ConcentratorAf.Incoming).TakeReceived()!;
        Assert.Equal(ppp[2..], received.FirstNetBuffer.Data.ToArray());
        Assert.Same(list, Assert.Single(handle.Completed).List);
        Assert.Equal((64, ppp.Length, NdisStatus.Success), (list.FirstNetBuffer.DataOffset, list.FirstNetBuffer.DataLength, list.Status));
        Assert.Equal(ppp, list.FirstNetBuffer.Data.ToArray());
    }

    [Theory]
    [InlineData(19, 40, true)]     // a byte too little in front
    [InlineData(64, 1533, false)]  // longer than MaxFrameSize + 32
    [Trait("Rule", "R218, R222, R284")]
    public void Frame_ThatCannotBeSent_IsCompletedAndCounted(int offset, int length, bool isHeadroom)
    {
        PppoeRig rig = new(new());
        PppoeVc vc = rig.Call(out RigVc handle);
        _ = rig.Loop.RunUntilIdle();
        NetBufferList list = rig.NewList(offset, new byte[length]);
        rig.Send(vc, list);
        Assert.Same(list, Assert.Single(handle.Completed).List);
        Assert.Equal(isHeadroom ? NdisStatus.Resources : NdisStatus.InvalidLength, list.Status);
        Assert.Equal((isHeadroom ? 1 : 0, 1), ((int)rig.Host.Statistics.NoHeadroom, (int)rig.Host.Statistics.SendErrors));
    }

    [Fact]
    [Trait("Rule", "R219, R221, R226")]
    public void Chains_OfTwoVcs_GoInTurnAndComeBackAsChainsOfTheirOwn()
    {
        PppoeRig rig = new(new());
        PppoeVc first = rig.Call(out RigVc a);
        PppoeVc second = rig.Call(out RigVc b);
        _ = rig.Loop.RunUntilIdle();
        rig.HostLink.Given.Clear();
        rig.HostLink.IsFull = true;
        Chain(rig, first, 20);
        Chain(rig, second, 20);
        rig.HostLink.Given.Clear();
        rig.HostLink.Drain();
        _ = rig.Loop.RunUntilIdle();

        Assert.Equal(40, rig.HostLink.Given.Count);
        Assert.Equal((20, 20), (a.Completed.Count, b.Completed.Count));
        Assert.All(a.Completed.Concat(b.Completed), c => Assert.True(c.Chain > 1)); // however mixed they were on the link
        Assert.Equal(Enumerable.Range(0, 20), a.Completed.Select(c => (int)c.List.FirstNetBuffer.Data[2]));
        RigVc[] far = [.. rig.ConcentratorAf.Incoming];
        Assert.Equal((20, 20), (far[0].ReceivedCount, far[1].ReceivedCount));
        Assert.True(far[0].Indications < 20 && far[1].Indications < 20);
    }

    [Fact]
    public void Link_ThatIsFull_TakesFromEachInTurn()
    {
        PppoeRig rig = new(new());
        PppoeVc busy = rig.Call(out _);
        PppoeVc modest = rig.Call(out RigVc handle);
        _ = rig.Loop.RunUntilIdle();
        rig.HostLink.IsFull = true;
        Chain(rig, busy, 100);
        Chain(rig, modest, 1);
        rig.HostLink.Room = 10;
        rig.HostLink.Drain();
        _ = rig.Loop.RunUntilIdle();
        _ = Assert.Single(handle.Completed); // the hundred of the other do not come first
    }

    [Fact]
    public void Frames_OfAMiniportAlone_AllocateNothing()
    {
        PppoeRig rig = new(new());
        PppoeVc vc = rig.Call(out RigVc handle);
        _ = rig.Loop.RunUntilIdle();
        RigVc far = Assert.Single(rig.ConcentratorAf.Incoming);
        (rig.HostLink.Keeps, handle.Keeps) = (false, false);
        NetBufferList[] lists = [.. Enumerable.Range(0, 32).Select(_ => rig.NewList(64, new byte[64]))];
        void Batch()
        {
            NetBufferListQueue chain = default;
            foreach (NetBufferList list in lists)
            {
                chain.Append(list);
            }

            rig.Send(vc, chain.Head!);
            _ = rig.Loop.RunUntilIdle();
            ((ICoMiniportEdge)rig.Concentrator).ReturnNetBufferLists(null, far.TakeReceived()!);
        }

        for (int i = 0; i < 100; i++)
        {
            Batch();
        }

        long allocated = Allocations.Least(() =>
        {
            for (int i = 0; i < 3200; i++)
            {
                Batch(); // 100,000 frames
            }
        });
        Assert.True(allocated < 1000, $"{allocated} bytes for 100,000 frames");
        Assert.Equal(handle.CompletedCount, far.ReceivedCount);
    }

    private static void Chain(PppoeRig rig, PppoeVc vc, int count)
    {
        NetBufferListQueue chain = default;
        for (int i = 0; i < count; i++)
        {
            chain.Append(rig.NewList(64, [0x00, 0x21, (byte)i, 0, 0, 0, 0, 0]));
        }

        rig.Send(vc, chain.Head!);
    }

    private static byte[] Packet(WanSession from, int length)
    {
        byte[] packet = new byte[length];
        packet[0] = 0x45;
        packet[2] = (byte)(length >> 8);
        packet[3] = (byte)length;
        packet[9] = 59; // no next header: nobody takes it
        from.Addresses!.Value.Local.Write(packet.AsSpan(12));
        from.Addresses.Value.Remote.Write(packet.AsSpan(16));
        return packet;
    }

    private static void Exchange(PppoeLine line, long count)
    {
        WanSession atA = line.A.Session;
        IpEndpoint a = (IpEndpoint)atA.Edge!;
        IpEndpoint b = (IpEndpoint)line.B.Session.Edge!;
        a.StartSink(9);
        b.StartSink(9);
        a.StartSource(atA.Addresses!.Value.Remote, 9, 64, count);
        b.StartSource(atA.Addresses.Value.Local, 9, 64, count);
        while (a.SourceRemaining > 0 || b.SourceRemaining > 0)
        {
            _ = line.Loop.RunUntilIdle(int.MaxValue);
        }

        _ = line.Loop.RunUntilIdle(int.MaxValue);
    }
}
