using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.UsbFunctions.Tests.Network;

[Trait("Spec", "ECM12")]
public sealed class EcmLinkTests
{
    /// <summary>ECM 1.2, 3.3 and 6.2.4: silent first, then the endpoints, then what is to be received.</summary>
    [Fact]
    public void Open_Device_ResetsSwitchesOnAndSetsTheFilter()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ecm());

        Assert.Equal("1:0 | 1:1", rig.AllSettings);
        Assert.Equal("21 43 000E 0000", rig.Requests);
        Assert.Equal<byte>([0, 1], [.. rig.Device.Claimed.Order()]);
        LinkInfo info = rig.Link.Info;
        Assert.Equal((LinkKind.Frames, 1514, 1500, true), (info.Kind, info.MaxFrameBytes, info.Mtu, info.IsUp));
        Assert.Equal(SimulatedNetwork.Address, info.HardwareAddress?.ToString());
    }

    [Fact]
    public void Open_Promiscuous_TheFilterSaysSo()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ecm(), "promisc=1");

        Assert.Equal("21 43 000F 0000", rig.Requests);
    }

    [Theory]
    [InlineData(null, "does not tell its Ethernet address")]
    [InlineData("02A0", "'02A0'")]
    [InlineData("0\u001bA0B1C2D3E4", "'0?A0B1C2D3E4'")]
    [InlineData("FFFFFFFFFFFF", "of a station")]
    public void Open_AddressThatIsNone_SaysSoWithTheDevicesName(string? address, string words)
    {
        SimulatedUsbDevice device = SimulatedNetwork.Ecm(address: address);
        var e = Assert.Throws<LinkException>(() => new NetworkRig(device));

        Assert.Equal(LinkErrorKind.NotSupported, e.Kind);
        Assert.Contains("usb:1d6b:0105", e.Message, StringComparison.Ordinal);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        device.ThrowIfHeld();
    }

    [Fact]
    public void Close_Device_GoesBackToTheSilentSettingAndTheKernelsDriver()
    {
        SimulatedUsbDevice device = SimulatedNetwork.Ecm();
        device.KernelDrivers[0] = "cdc_ether";
        using var rig = new NetworkRig(device);
        rig.Start();
        Assert.Empty(device.KernelDrivers);

        rig.Link.Close();
        rig.Loop.RunUntilIdle();
        Assert.True(rig.Sink.IsClosed);
        Assert.Null(rig.Sink.Cause);
        Assert.Equal("1:0", rig.Settings[^1]);
        Assert.Equal("cdc_ether", device.KernelDrivers[0]);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(512)]
    [InlineData(1024)]
    public void Frames_OfEachLengthBothWays_KeepTheirBounds(int packet)
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm(packet: (ushort)packet)).Start();
        int[] lengths = [14, 60, 63, 64, 65, 128, 511, 512, 513, 1023, 1024, 1025, 1513, 1514];
        foreach (int length in lengths)
        {
            Assert.True(rig.Send(Ntb.Frame(length, length), length));
            rig.In.Send(Ntb.Frame(length, length), endWithZeroPacket: true);
        }

        rig.Loop.RunUntilIdle();
        byte[][] frames = [.. lengths.Select(length => Ntb.Frame(length, length))];
        Assert.Equal(frames, rig.Sink.Frames);
        Assert.Equal(frames, rig.Out.Transfers);
        Assert.Equal(lengths.Cast<object>(), rig.Sink.Delivered);
        LinkStatistics statistics = rig.Link.Statistics;
        Assert.Equal((lengths.Length, lengths.Sum()), (statistics.FramesSent, statistics.BytesSent));
        Assert.Equal((lengths.Length, lengths.Sum()), (statistics.FramesReceived, statistics.BytesReceived));
    }

    /// <summary>ECM 1.2, 3.3.1: a frame of whole packets ends with an empty one, also the longest.</summary>
    [Fact]
    public void Frames_LongestOfWholePackets_EndWithAnEmptyPacket()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm(segment: 1536)).Start();
        rig.Send(Ntb.Frame(1536, 1));
        rig.In.Send(Ntb.Frame(1536, 2), endWithZeroPacket: true);
        rig.In.Send(Ntb.Frame(60, 3));
        rig.Loop.RunUntilIdle();

        Assert.Equal([512, 512, 512, 0], rig.Out.PacketLengths);
        Assert.Equal([1536, 60], rig.Sink.Frames.Select(f => f.Length));
    }

    [Fact]
    public void Receive_Frame_HasItsHeadroom()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ecm());
        var sink = new OffsetSink();
        rig.Link.Start(sink);
        rig.In.Send(Ntb.Frame(60, 1));
        rig.Loop.RunUntilIdle();

        Assert.Equal([FrameHeadroom.Bytes], sink.Offsets);
    }

    /// <summary>Frames that are longer than wMaxSegmentSize, or shorter than a header, are dropped in their turn and counted.</summary>
    [Fact]
    public void Send_FramesThatDoNotFit_ComeBackInOrderAndAreCounted()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm()).Start();
        int[] lengths = [60, 1515, 61, 13, 2000, 62];
        foreach (int length in lengths)
        {
            Assert.True(rig.Send(Ntb.Frame(length, 1), length));
        }

        rig.Loop.RunUntilIdle();
        Assert.Equal(lengths.Cast<object>(), rig.Sink.Delivered);
        Assert.Equal([60, 61, 62], rig.Out.Transfers.Select(t => t.Length));
        Assert.Equal((3, 3), (rig.Link.Statistics.SendDrops, rig.Link.Statistics.FramesSent));
    }

    [Fact]
    public void Receive_WhatIsNoFrame_IsCounted()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm()).Start();
        rig.In.Send(Ntb.Frame(13, 1));
        rig.In.Send(Ntb.Frame(1520, 1));
        rig.In.Send([]);
        rig.In.Send(Ntb.Frame(60, 2));
        rig.Loop.RunUntilIdle();

        Assert.Single(rig.Sink.Frames);
        Assert.Equal((1, 1), (rig.Link.Statistics.FramingErrors, rig.Link.Statistics.ReceiveOversized));
    }

    [Fact]
    public void Send_QueueFull_SaysNoThenWritable()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm(), blocks: 700).Start();
        rig.Out.Naks = true;
        int sent = 0;
        while (rig.Send(Ntb.Frame(60, sent), sent))
        {
            sent++;
        }

        rig.Loop.RunUntilIdle();
        while (rig.Send(Ntb.Frame(60, sent), sent))
        {
            sent++;
        }

        Assert.True(sent > 512);
        int before = rig.Sink.WritableCount;
        rig.Out.Naks = false;
        rig.Loop.RunUntilIdle();
        Assert.Equal(before + 1, rig.Sink.WritableCount);
        Assert.Equal(Enumerable.Range(0, sent).Cast<object>(), rig.Sink.Delivered);
    }

    [Fact]
    public void Gate_Closed_NothingIsHandedOverAndNothingLost()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm()).Start();
        IReceiveGate gate = rig.Link.Find<IReceiveGate>()!;
        gate.SetReceiving(false);
        for (int i = 0; i < 100; i++)
        {
            rig.In.Send(Ntb.Frame(60, i % 8));
        }

        rig.Loop.RunUntilIdle();
        Assert.Empty(rig.Sink.Frames);
        Assert.NotEqual(0, rig.In.QueuedPackets);
        gate.SetReceiving(true);
        rig.Loop.RunUntilIdle();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => Ntb.Frame(60, i % 8)), rig.Sink.Frames);
    }

    [Fact]
    public void Notifications_ConnectionAndSpeed_AreInTheInfo()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm()).Start();
        rig.Notify("A1 00 00 00 00 00 00 00");
        Assert.Equal((false, 1), (rig.Link.Info.IsUp, rig.Sink.InfoChanges));
        rig.Notify("A1 2A 00 00 00 00 08 00 80 96 98 00 80 96 98 00");
        Assert.Equal((10_000_000, 2), (rig.Link.Info.SpeedBps, rig.Sink.InfoChanges));
        rig.Notify("A1 00 01 00 00 00 00 00");
        Assert.Equal((true, 3), (rig.Link.Info.IsUp, rig.Sink.InfoChanges));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Unplug_FramesUnderWay_AllComeBackThenTheCause(bool goneFirst) => Seeds.Run(20, seed =>
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm(), seed: seed).Start();
        rig.Device.TellsGoneFirst = goneFirst;
        rig.Out.Naks = true;
        for (int i = 0; i < 40; i++)
        {
            rig.Send(Ntb.Frame(60, i % 8), i);
        }

        rig.In.Send(Ntb.Frame(60, 1));
        rig.Loop.RunUntilIdle();
        rig.Context.Unplug(rig.Device);
        rig.Loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkErrorKind.DeviceRemoved, rig.Sink.Cause?.Kind);
        Assert.Equal(Enumerable.Range(0, 40).Cast<object>(), rig.Sink.Undelivered);
        Assert.False(rig.Send(Ntb.Frame(60, 1)));
    });

    [Fact]
    public void Stall_OfBothEndpoints_IsClearedAndFramesGoOn()
    {
        using NetworkRig rig = new NetworkRig(SimulatedNetwork.Ecm()).Start();
        rig.In.Stall();
        rig.Out.Stall();
        rig.Send(Ntb.Frame(60, 1), 1);
        rig.Loop.Advance(TimeSpan.FromSeconds(1));
        rig.In.Send(Ntb.Frame(70, 2));
        rig.Loop.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([Ntb.Frame(60, 1)], rig.Out.Transfers);
        Assert.Equal([Ntb.Frame(70, 2)], rig.Sink.Frames);
    }

    [Fact]
    public void Open_DeviceWithMemory_ItIsReadIntoAndFreedWhenTheLastFrameIsBack()
    {
        SimulatedUsbDevice device = SimulatedNetwork.Ecm();
        device.HasMemory = true;
        using var rig = new NetworkRig(device);
        var sink = new OffsetSink(keeps: true);
        rig.Link.Start(sink);
        rig.In.Send(Ntb.Frame(60, 1));
        rig.Loop.RunUntilIdle();
        rig.Link.Close();
        rig.Loop.RunUntilIdle();

        Assert.Equal((1, 0), (device.MemoryCount, device.OpenCount));
        Assert.Equal(Ntb.Frame(60, 1), sink.Kept[0].Span.ToArray());
        sink.Kept[0].Lease.Return();
        Assert.Equal(0, device.MemoryCount);
    }

    [Fact]
    public void Find_DescriptorsThatLack_IsNoFunction()
    {
        byte[] ethernet = UsbWire.Class(0x24, 0x0F, 5, 0, 0, 0, 0, 0xEA, 0x05, 0, 0, 0);
        byte[] union = UsbWire.Class(0x24, 0x06, 0, 1);
        byte[] data = [.. UsbWire.Interface(1, 0, 2, 10), .. UsbWire.Endpoint(0x82, UsbTransferType.Bulk, 512), .. UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 512)];

        Assert.Single(Functions(ethernet, union, data));
        Assert.Empty(Functions(union, data));                                                                   // no Ethernet descriptor
        Assert.Empty(Functions(ethernet, data));                                                                // no union
        Assert.Empty(Functions(ethernet, UsbWire.Class(0x24, 0x06, 0, 0), data));                               // a union with itself
        Assert.Empty(Functions(ethernet, UsbWire.Class(0x24, 0x06, 3, 1), data));                               // another's union
        Assert.Empty(Functions(ethernet, UsbWire.Class(0x24, 0x06, 0, 7), data));                               // with nobody
        Assert.Empty(Functions(UsbWire.Class(0x24, 0x0F, 5, 0, 0, 0, 0, 60, 0, 0, 0, 0), union, data));         // segments of 60 octets
        Assert.Empty(Functions(UsbWire.Class(0x24, 0x0F, 5, 0, 0, 0, 0, 0xEA), union, data));                   // cut
    }

    private static IReadOnlyList<UsbFunction> Functions(params byte[][] parts) => new CdcEcmDriver().Find(
        DescriptorParser.ParseDevice(UsbWire.Device(1, 1)),
        DescriptorParser.ParseConfiguration(UsbWire.Configuration(1, [UsbWire.Interface(0, 0, 0, 2, 6), .. parts])));
}
