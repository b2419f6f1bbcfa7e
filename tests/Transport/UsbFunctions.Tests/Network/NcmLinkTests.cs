using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Network;

[Trait("Spec", "NCM10")]
public sealed class NcmLinkTests
{
    private static readonly int[] s_lengths = [14, 60, 61, 62, 63, 64, 512, 1000, 1513, 1514];

    public static TheoryData<int> Formats => [16, 32];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Frames_BothWaysInEachFormat_KeepTheirBounds(int format)
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm(), $"ntb={format}").Start();
        byte[][] frames = [.. s_lengths.Select(length => Ntb.Frame(length, length))];
        foreach (byte[] frame in frames)
        {
            Assert.True(rig.Send(frame, frame.Length));
        }

        rig.In.Send(Ntb.Write(Ntb.Plain(format == 16 ? NtbFormat.Ntb16 : NtbFormat.Ntb32), 0, frames), endWithZeroPacket: true);
        rig.Loop.RunUntilIdle();

        Assert.Equal(frames, rig.Sink.Frames);
        Assert.Equal(frames, Sent(rig));
        Assert.Equal(s_lengths.Cast<object>(), rig.Sink.Delivered);
        LinkStatistics statistics = rig.Link.Statistics;
        Assert.Equal((frames.Length, s_lengths.Sum()), (statistics.FramesSent, statistics.BytesSent));
        Assert.Equal((frames.Length, s_lengths.Sum()), (statistics.FramesReceived, statistics.BytesReceived));
    }

    [Fact]
    public void Send_FramesOfOneTurn_GoInOneNtb()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        for (int turn = 0; turn < 3; turn++)
        {
            rig.Send(Ntb.Frame(60, 1));
            rig.Send(Ntb.Frame(60, 2));
            Assert.Empty(rig.Sink.Delivered.Skip(2 * turn));
            rig.Loop.RunUntilIdle();
        }

        Assert.Equal(3, rig.Out.Transfers.Count);
        Assert.Equal([0, 1, 2], rig.Out.Transfers.Select(t => t[6] + 256 * t[7])); // wSequence
    }

    [Fact]
    public void Send_MoreThanABlockHolds_FillsSeveralInOrder()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { OutMaxSize = 4096 })).Start();
        byte[][] frames = [.. Enumerable.Range(0, 50).Select(i => Ntb.Frame(14 + 30 * i, i % 8))];
        for (int i = 0; i < frames.Length; i++)
        {
            Assert.True(rig.Send(frames[i], i));
        }

        rig.Loop.RunUntilIdle();
        Assert.Equal(frames, Sent(rig));
        Assert.All(rig.Out.Transfers, transfer => Assert.InRange(transfer.Length, 1, 4095));
        Assert.InRange(rig.Out.Transfers.Count, 10, 15);
        Assert.Equal(Enumerable.Range(0, 50).Cast<object>(), rig.Sink.Delivered);
    }

    [Fact]
    public void Send_DeviceWithFewDatagrams_GetsNoMore()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { OutMaxDatagrams = 3 })).Start();
        for (int i = 0; i < 10; i++)
        {
            rig.Send(Ntb.Frame(60, i % 8));
        }

        rig.Loop.RunUntilIdle();
        Assert.Equal([3, 3, 3, 1], rig.Out.Transfers.Select(t => Ntb.Read(new NtbParser(1514), t).Count));
    }

    /// <summary>An NTB of whole packets that is not the largest ends with an empty packet (NCM 1.0, 3.2.2).</summary>
    [Fact]
    public void Send_NtbOfWholePackets_EndsWithAnEmptyOne()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        rig.Send(Ntb.Frame(1024 - 30, 1)); // header, table, and two octets that align the payload
        rig.Loop.RunUntilIdle();

        Assert.Equal([512, 512, 0], rig.Out.PacketLengths);
    }

    [Fact]
    public void Send_DeviceThatIsSlow_GathersWhatWaits()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        rig.Out.Naks = true;
        for (int i = 0; i < 100; i++)
        {
            Assert.True(rig.Send(Ntb.Frame(60, i % 8), i));
            rig.Loop.RunUntilIdle();
        }

        Assert.Equal(4, rig.Out.PendingCount);
        rig.Out.Naks = false;
        rig.Loop.RunUntilIdle();
        Assert.Equal([1, 1, 1, 1, 64, 32], rig.Out.Transfers.Select(t => Ntb.Read(new NtbParser(1514), t).Count));
        Assert.Equal(Enumerable.Range(0, 100).Cast<object>(), rig.Sink.Delivered);
    }

    [Fact]
    public void Send_FramesThatDoNotFit_ComeBackInOrderAndAreCounted()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        int[] lengths = [60, 1515, 61, 13, 2000, 62];
        foreach (int length in lengths)
        {
            Assert.True(rig.Send(Ntb.Frame(length, 1), length));
        }

        rig.Loop.RunUntilIdle();
        Assert.Equal(lengths.Cast<object>(), rig.Sink.Delivered);
        Assert.Equal([60, 61, 62], Sent(rig).Select(f => f.Length));
        Assert.Equal((3, 3), (rig.Link.Statistics.SendDrops, rig.Link.Statistics.FramesSent));
    }

    [Fact]
    public void Receive_Datagrams_ShareTheirBlockBehindTheHeadroom()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ncm());
        var sink = new OffsetSink(keeps: true);
        rig.Link.Start(sink);
        rig.In.Send(Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1), Ntb.Frame(60, 2)));
        rig.Loop.RunUntilIdle();

        Assert.Equal(2, sink.Kept.Count);
        Assert.Equal(sink.Kept[0].Lease, sink.Kept[1].Lease);
        Assert.All(sink.Offsets, offset => Assert.True(offset >= FrameHeadroom.Bytes));
        sink.Kept[0].Lease.Return();
        Assert.Equal(Ntb.Frame(60, 2), sink.Kept[1].Span.ToArray());
        sink.Kept[1].Lease.Return();
        Assert.Equal(0, rig.Link.Statistics.PayloadMoves);
    }

    /// <summary>A block has no more than 255 shares: for many small frames it is copied, which is counted.</summary>
    [Fact]
    public void Receive_ManyDatagrams_AllArrive()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        byte[][] frames = [.. Enumerable.Range(0, 256).Select(i => Ntb.Frame(40, i % 8))];
        rig.In.Send(Ntb.Write(new NtbLayout(new NtbWire(NtbFormat.Ntb16), 16384, 300, 4, 0, 4), 0, frames), endWithZeroPacket: true);
        rig.Loop.RunUntilIdle();

        Assert.Equal(frames, rig.Sink.Frames);
        Assert.Equal(196 + 136 + 76 + 16, rig.Link.Statistics.PayloadMoves);
    }

    [Fact]
    public void Receive_MoreDatagramsThanAreTaken_TheRestIsCounted()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        byte[][] frames = [.. Enumerable.Range(0, 260).Select(i => Ntb.Frame(20, i % 8))];
        rig.In.Send(Ntb.Write(new NtbLayout(new NtbWire(NtbFormat.Ntb16), 16384, 300, 4, 0, 4), 0, frames), endWithZeroPacket: true);
        rig.Loop.RunUntilIdle();

        Assert.Equal((256, 4), (rig.Sink.Frames.Count, rig.Link.Statistics.FramingErrors));
    }

    [Fact]
    public void Receive_LargestNtb_FillsItsReadAndNeedsNoEmptyPacket()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(1000, 1));
        Array.Resize(ref block, 16384);
        rig.In.Send(block);
        rig.In.Send(block);
        rig.Loop.RunUntilIdle();

        Assert.Equal(2, rig.Sink.Frames.Count);
    }

    [Fact]
    public void Receive_BlocksThatLie_AreCountedAndTheNextOneTaken()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        byte[] good = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1));
        rig.In.Send(Ntb.Frame(100, 1));
        byte[] lie = [.. good];
        lie[20] = 0xFF; // the datagram's index
        lie[21] = 0xFF;
        rig.In.Send(lie);
        byte[] later = [.. good];
        later[6] = 4; // wSequence: three are missing
        rig.In.Send(later);
        rig.Loop.RunUntilIdle();

        Assert.Single(rig.Sink.Frames);
        Assert.Equal((2, 3), (rig.Link.Statistics.FramingErrors, rig.Link.Statistics.OverrunErrors));
    }

    [Fact]
    public void Close_InTheMiddleOfABlock_TheRestIsGivenBack()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm()).Start();
        rig.Sink.OnReceive = _ => rig.Link.Close();
        byte[][] frames = [.. Enumerable.Range(0, 130).Select(i => Ntb.Frame(40, i % 8))];
        rig.In.Send(Ntb.Write(new NtbLayout(new NtbWire(NtbFormat.Ntb16), 16384, 300, 4, 0, 4), 0, frames), endWithZeroPacket: true);
        rig.In.Send(Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1)));
        rig.Loop.RunUntilIdle();

        Assert.True(rig.Sink.IsClosed);
        Assert.Equal(60, rig.Sink.Frames.Count); // those that were handed over together
    }

    [Fact]
    public void Unplug_FramesUnderWay_AllComeBackThenTheCause() => Seeds.Run(20, seed =>
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ncm(), seed: seed).Start();
        rig.Device.TellsGoneFirst = seed % 2 == 0;
        rig.Out.Naks = true;
        for (int i = 0; i < 40; i++)
        {
            rig.Send(Ntb.Frame(60, i % 8), i);
            if (i % 7 == 0)
            {
                rig.Loop.RunUntilIdle();
            }
        }

        rig.Context.Unplug(rig.Device);
        rig.Loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkErrorKind.DeviceRemoved, rig.Sink.Cause?.Kind);
        Assert.Equal(Enumerable.Range(0, 40).Cast<object>(), rig.Sink.Undelivered);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Close_DeviceWithAndWithoutMemory_EverythingIsGivenBack(bool hasMemory)
    {
        UsbKit.SimulatedUsbDevice device = SimulatedNetwork.Ncm(packet: 1024);
        device.HasMemory = hasMemory;
        device.Speed = UsbSpeed.Super;
        using NetworkRig rig = new NetworkRig(device).Start();
        rig.Send(Ntb.Frame(60, 1), 1);
        rig.In.Send(Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 2)));
        rig.Loop.RunUntilIdle();
        rig.Link.Close();
        rig.Loop.RunUntilIdle();

        Assert.Equal([Ntb.Frame(60, 2)], rig.Sink.Frames);
        Assert.Equal([Ntb.Frame(60, 1)], Sent(rig));
        Assert.True(rig.Sink.IsClosed);
        Assert.Equal((0, 0), (device.MemoryCount, device.OpenCount));
    }

    private static List<byte[]> Sent(NetworkRig rig)
    {
        var parser = new NtbParser(1514);
        List<byte[]> frames = [.. rig.Out.Transfers.SelectMany(transfer => Ntb.Read(parser, transfer))];
        Assert.Equal(default, parser.Counters);
        return frames;
    }
}
