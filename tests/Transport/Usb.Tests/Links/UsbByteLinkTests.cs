using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>What a byte link over bulk endpoints carries, and how it ends.</summary>
public sealed class UsbByteLinkTests
{
    [Fact]
    public void Stream_BothWays_KeepsEveryOctetInOrder()
    {
        using BulkRig rig = new BulkRig().Start();
        byte[] octets = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        rig.In.Send(octets);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(rig.Send(octets.AsSpan(i * 100, 100), i));
        }

        Assert.Empty(rig.Sink.Delivered); // never inside TrySend
        rig.Loop.RunUntilIdle();
        Assert.Equal(octets, rig.Sink.Received);
        Assert.Equal(octets, rig.Out.Received);
        Assert.Equal(Enumerable.Range(0, 10).Cast<object>(), rig.Sink.Delivered);
        LinkStatistics statistics = rig.Link.Statistics;
        Assert.Equal((1000, 1000, 10), (statistics.BytesReceived, statistics.BytesSent, statistics.FramesSent));
    }

    [Fact]
    public void Stream_ManyInFlight_KeepsOrderWhateverTheTiming() => Seeds.Run(200, seed =>
    {
        var random = new Random((int)seed);
        using BulkRig rig = new BulkRig(seed, $"inflight={random.Next(1, 9)}&transfer={random.Next(1, 600)}").Start();
        rig.Device.BatchLimit = random.Next(1, 9);
        var down = new List<byte>();
        var up = new List<byte>();
        for (int step = 0; step < 60; step++)
        {
            byte[] octets = new byte[random.Next(0, 400)];
            random.NextBytes(octets);
            switch (random.Next(4))
            {
                case 0:
                    rig.In.Send(octets);
                    down.AddRange(octets);
                    break;
                case 1 when rig.Send(octets):
                    up.AddRange(octets);
                    break;
                case 2:
                    rig.Link.Find<IReceiveGate>()!.SetReceiving(random.Next(2) == 0);
                    break;
                default:
                    rig.Device.Delay = TimeSpan.FromMilliseconds(random.Next(3));
                    rig.Loop.RunFor(TimeSpan.FromMilliseconds(random.Next(4)));
                    break;
            }
        }

        rig.Link.Find<IReceiveGate>()!.SetReceiving(true);
        rig.In.Send([0xED]); // a transfer that got whole packets only is still under way
        down.Add(0xED);
        rig.Loop.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(down, rig.Sink.Received);
        Assert.Equal(up, rig.Out.Received);
    });

    [Theory]
    [InlineData("", new[] { 64, 64 })]
    [InlineData("zlp=yes", new[] { 64, 64, 0 })]
    public void Write_OfWholePackets_EndsAsAsked(string options, int[] packets)
    {
        using BulkRig rig = new BulkRig(options: options).Start();
        rig.Send(new byte[128]);
        rig.Loop.RunUntilIdle();
        Assert.Equal(packets, rig.Out.PacketLengths);
    }

    [Fact]
    public void Write_OfNothing_SendsNoPacketAndComesBackInItsTurn()
    {
        using BulkRig rig = new BulkRig(options: "inflight=2").Start();
        rig.Out.Naks = true;
        foreach (int length in (int[])[5, 0, 7, 0])
        {
            rig.Send(new byte[length], length);
        }

        rig.Loop.RunUntilIdle();
        Assert.Empty(rig.Sink.Delivered);
        rig.Out.Naks = false;
        rig.Loop.RunUntilIdle();
        Assert.Equal([5, 0, 7, 0], rig.Sink.Delivered);
        Assert.Equal([5, 7], rig.Out.PacketLengths);
    }

    [Fact]
    public void Queue_Full_SaysNoAndThenWritable()
    {
        using BulkRig rig = new BulkRig(blocks: 128, options: "inflight=2").Start();
        rig.Out.Naks = true;
        int taken = 0;
        for (; rig.Send([(byte)taken], taken); taken++)
        {
            rig.Loop.RunUntilIdle();
        }

        Assert.Equal(66, taken); // two in flight, 64 behind them
        Assert.Equal(0, rig.Sink.WritableCount);
        rig.Out.Naks = false;
        rig.Loop.RunUntilIdle();
        Assert.Equal(1, rig.Sink.WritableCount);
        Assert.Equal(Enumerable.Range(0, taken).Cast<object>(), rig.Sink.Delivered);
    }

    [Fact]
    public void Gate_Closed_KeepsWhatWasInFlightUntilItOpens()
    {
        using BulkRig rig = new BulkRig(options: "inflight=4").Start();
        IReceiveGate gate = rig.Link.Find<IReceiveGate>()!;
        gate.SetReceiving(false);
        for (int i = 0; i < 10; i++)
        {
            rig.In.Send([(byte)i]);
        }

        rig.Loop.RunUntilIdle();
        Assert.Empty(rig.Sink.Received);
        Assert.Equal(6, rig.In.QueuedPackets); // the device feels it
        gate.SetReceiving(true);
        rig.Loop.RunUntilIdle();
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], rig.Sink.Received);
    }

    [Fact]
    public void Gate_ClosedInsideReceive_HoldsTheNextBatch()
    {
        using BulkRig rig = new BulkRig(options: "inflight=2").Start();
        IReceiveGate gate = rig.Link.Find<IReceiveGate>()!;
        rig.Sink.OnReceive = _ => gate.SetReceiving(false);
        for (int i = 0; i < 9; i++)
        {
            rig.In.Send([(byte)i]);
        }

        rig.Loop.RunUntilIdle();
        int first = rig.Sink.ReceivedCount;
        Assert.InRange(first, 1, 8);
        for (int i = 0; i < 9; i++)
        {
            gate.SetReceiving(true);
            rig.Loop.RunUntilIdle();
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8], rig.Sink.Received);
    }

    [Fact]
    public void Pool_Empty_CountsAndGoesOnWhenABlockIsFree()
    {
        using BulkRig rig = new BulkRig(blocks: 2).Start();
        Assert.Equal(2, rig.In.PendingCount);
        Assert.True(rig.Link.Statistics.ReceiveNoBuffer > 0);
        rig.Pool.Refuse = () => true;
        rig.In.Send([1]);
        rig.In.Send([2]);
        rig.In.Send([3]);
        rig.Loop.RunFor(TimeSpan.FromMilliseconds(100));
        Assert.Equal([1, 2], rig.Sink.Received);
        Assert.Equal(0, rig.In.PendingCount);
        rig.Pool.Refuse = null;
        rig.Loop.RunFor(TimeSpan.FromMilliseconds(10));
        Assert.Equal([1, 2, 3], rig.Sink.Received);
    }

    [Fact]
    public void Block_SmallerThanAPacket_IsRefusedAtOpening()
    {
        LinkException refused = Assert.Throws<LinkException>(() => new BulkRig(blockSize: 32, packet: 512));
        Assert.Equal(LinkErrorKind.InvalidOption, refused.Kind);
        Assert.Equal("endpoint 0x81 has packets of 512 octets, the buffer pool blocks of 64: too small", refused.Message);
    }

    [Fact]
    public void Close_WithEverythingPending_GivesAllBackThenCloses()
    {
        using BulkRig rig = new BulkRig(options: "inflight=2").Start();
        rig.Out.Naks = true;
        for (int i = 0; i < 5; i++)
        {
            Assert.True(rig.Send([1, 2, 3], i));
        }

        rig.Loop.RunUntilIdle();
        rig.Link.Close();
        Assert.False(rig.Sink.IsClosed);
        Assert.False(rig.Send([4]));
        rig.Link.Close();
        rig.Loop.RunUntilIdle();
        Assert.Equal(Enumerable.Range(0, 5).Cast<object>(), rig.Sink.Undelivered);
        Assert.True(rig.Sink.IsClosed);
        Assert.Null(rig.Sink.Cause);
        rig.Device.ThrowIfHeld();
    }

    [Fact]
    public void Close_BeforeStart_FreesTheDeviceAtOnce()
    {
        using BulkRig rig = new();
        rig.Link.Close();
        rig.Device.ThrowIfHeld();
        Assert.Throws<ObjectDisposedException>(() => rig.Link.Start(rig.Sink));
    }

    [Fact]
    public void Close_InsideReceive_HandsOverNothingMore()
    {
        using BulkRig rig = new BulkRig().Start();
        rig.Sink.OnReceive = _ => rig.Link.Close();
        rig.In.Send([1]);
        rig.Loop.RunUntilIdle();
        rig.In.Send([2]);
        rig.Loop.RunUntilIdle();
        Assert.Equal([1], rig.Sink.Received);
        Assert.True(rig.Sink.IsClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Unplug_WithEverythingPending_ClosesWithTheDevicesName(bool goneFirst)
    {
        using BulkRig rig = new BulkRig().Start();
        rig.Device.TellsGoneFirst = goneFirst;
        rig.Out.Naks = true;
        rig.Send([1], "a");
        rig.Loop.RunUntilIdle();
        rig.Context.Unplug(rig.Device);
        rig.Loop.RunUntilIdle();
        Assert.Equal(LinkErrorKind.DeviceRemoved, rig.Sink.Cause?.Kind);
        Assert.Equal("usb:1234:5678 (simulated) was unplugged", rig.Sink.Cause?.Message);
        Assert.Equal(["a"], rig.Sink.Undelivered);
    }

    [Fact]
    public void Unplug_BeforeStart_ClosesAfterIt()
    {
        using BulkRig rig = new();
        rig.Context.Unplug(rig.Device);
        rig.Start();
        Assert.Equal(LinkErrorKind.DeviceRemoved, rig.Sink.Cause?.Kind);
    }

    [Fact]
    public void Start_Twice_IsAMistake()
    {
        using BulkRig rig = new BulkRig().Start();
        Assert.Throws<InvalidOperationException>(() => rig.Link.Start(rig.Sink));
    }

    [Fact]
    public void Send_BeforeStart_IsAMistake()
    {
        using BulkRig rig = new();
        Assert.Throws<InvalidOperationException>(() => rig.Link.TrySend(new LinkFrame(default(BufferLease), 0, 0)));
    }
}
