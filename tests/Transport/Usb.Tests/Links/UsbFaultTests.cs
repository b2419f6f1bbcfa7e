using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>Endpoints that stall, babble, fail or never answer: mended within bounds, or the link ends with a cause.</summary>
public sealed class UsbFaultTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadStalls_Once_IsClearedAndNothingIsLost(bool keepsOthers)
    {
        using BulkRig rig = new BulkRig().Start();
        rig.In.StallKeepsOthers = keepsOthers;
        rig.In.Send([1]);
        rig.Loop.RunUntilIdle();
        rig.In.Stall();
        rig.In.Send([2]);
        rig.Loop.RunFor(TimeSpan.FromMilliseconds(50));
        Assert.Equal([1, 2], rig.Sink.Received);
        Assert.Equal(1, rig.In.ClearedHalts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WriteStalls_Once_IsClearedAndOrderKept(bool keepsOthers)
    {
        using BulkRig rig = new BulkRig().Start();
        rig.Out.StallKeepsOthers = keepsOthers;
        rig.Out.Stall();
        for (int i = 0; i < 20; i++)
        {
            rig.Send([(byte)i], i);
        }

        rig.Loop.RunFor(TimeSpan.FromMilliseconds(50));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (byte)i), rig.Out.Received);
        Assert.Equal(Enumerable.Range(0, 20).Cast<object>(), rig.Sink.Delivered);
        Assert.Equal(0, rig.Link.Statistics.SendDrops);
    }

    [Theory]
    [InlineData(0x81, "usb:1234:5678 (simulated): reading endpoint 0x81: the device refused (stall)")]
    [InlineData(0x02, "usb:1234:5678 (simulated): writing endpoint 0x02: the device refused (stall)")]
    public void Stall_ForEver_EndsTheLinkWithinASecond(byte address, string message)
    {
        using BulkRig rig = new BulkRig().Start();
        SimulatedEndpoint endpoint = address == 0x81 ? rig.In : rig.Out;
        endpoint.StubbornStalls = -1;
        endpoint.Stall();
        rig.Send([1], "a");
        rig.Loop.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkErrorKind.NotSupported, rig.Sink.Cause?.Kind);
        Assert.Equal(message, rig.Sink.Cause?.Message);
        Assert.InRange(endpoint.ClearedHalts, 1, 8);
        rig.Device.ThrowIfHeld();
    }

    [Fact]
    public void Babble_Once_IsThrownAwayAndCounted()
    {
        using BulkRig rig = new BulkRig().Start();
        rig.In.Fail(UsbTransferStatus.Overflow, 100);
        rig.Loop.RunFor(TimeSpan.FromMilliseconds(50));
        rig.In.Send([1, 2]);
        rig.Loop.RunUntilIdle();
        Assert.Equal([1, 2], rig.Sink.Received);
        Assert.Equal(1, rig.Link.Statistics.ReceiveOversized);
    }

    [Theory]
    [InlineData(UsbTransferStatus.Overflow, "reading endpoint 0x81: the device sent more than was asked for (babble)")]
    [InlineData(UsbTransferStatus.Error, "reading endpoint 0x81: the bus or the controller failed")]
    public void ReadFails_AgainAndAgain_EndsTheLink(UsbTransferStatus status, string message)
    {
        using BulkRig rig = new BulkRig().Start();
        for (int i = 0; i < 100; i++)
        {
            rig.In.Fail(status);
        }

        rig.Loop.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkErrorKind.InputOutput, rig.Sink.Cause?.Kind);
        Assert.EndsWith(message, rig.Sink.Cause?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFails_BetweenGoodOnes_GoesOn()
    {
        using BulkRig rig = new BulkRig().Start();
        for (int i = 0; i < 30; i++)
        {
            rig.In.Fail(UsbTransferStatus.Error);
            rig.Loop.RunFor(TimeSpan.FromMilliseconds(20));
            rig.In.Send([(byte)i]);
            rig.Loop.RunUntilIdle();
        }

        Assert.Equal(30, rig.Sink.ReceivedCount);
        Assert.False(rig.Sink.IsClosed);
    }

    [Fact]
    public void WriteFails_AndLaterOnesWentThrough_IsLostAndCounted()
    {
        using BulkRig rig = new BulkRig().Start();
        rig.Out.Fail(UsbTransferStatus.Error);
        rig.Send([1], 1);
        rig.Send([2], 2);
        rig.Loop.RunFor(TimeSpan.FromMilliseconds(50));
        rig.Send([3], 3);
        rig.Loop.RunUntilIdle();
        Assert.Equal([2, 3], rig.Out.Received);
        Assert.Equal([1, 2, 3], rig.Sink.Delivered);
        Assert.Equal(1, rig.Link.Statistics.SendDrops);
    }

    [Fact]
    public void WriteFails_Alone_IsSentAgainFromWhereItStopped()
    {
        using BulkRig rig = new BulkRig().Start();
        rig.Out.Fail(UsbTransferStatus.Error, length: 2);
        rig.Send([1, 2, 3, 4], 1);
        rig.Loop.RunFor(TimeSpan.FromMilliseconds(50));
        Assert.Equal([3, 4], rig.Out.Received); // the first two went before the bus failed
        Assert.Equal(0, rig.Link.Statistics.SendDrops);
    }

    [Fact]
    public void Submit_Refused_IsTriedAgain()
    {
        using BulkRig rig = new();
        rig.Device.RefuseSubmits = 3;
        rig.Start();
        rig.Loop.RunFor(TimeSpan.FromMilliseconds(100));
        rig.In.Send([1]);
        rig.Loop.RunUntilIdle();
        Assert.Equal([1], rig.Sink.Received);
    }

    [Fact]
    public void Submit_RefusedForEver_EndsTheLink()
    {
        using BulkRig rig = new();
        rig.Device.RefuseSubmits = int.MaxValue;
        rig.Start();
        rig.Loop.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkErrorKind.InputOutput, rig.Sink.Cause?.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nak_ForEver_HoldsNobodyUpWhoCloses(bool unplug)
    {
        using BulkRig rig = new BulkRig().Start();
        rig.In.Naks = true;
        rig.Out.Naks = true;
        rig.Send([1], 1);
        rig.Loop.RunFor(TimeSpan.FromHours(1));
        Assert.Empty(rig.Sink.Delivered);
        if (unplug)
        {
            rig.Context.Unplug(rig.Device);
        }
        else
        {
            rig.Link.Close();
        }

        rig.Loop.RunUntilIdle();
        Assert.True(rig.Sink.IsClosed);
        Assert.Equal([1], rig.Sink.Undelivered);
    }

    /// <summary>Any faults in any order, ended in any way: the sink is told once, each frame comes back once and in order, nothing is kept.</summary>
    [Fact]
    public void AnyFaults_EndedAtAnyMoment_GiveEverythingBack() => Seeds.Run(2_000, seed =>
    {
        var random = new Random((int)seed);
        using BulkRig rig = new(seed, $"inflight={random.Next(1, 5)}", blocks: random.Next(2, 20));
        rig.Device.TellsGoneFirst = random.Next(2) == 0;
        rig.Device.BatchLimit = random.Next(1, 5);
        rig.In.StallKeepsOthers = random.Next(2) == 0;
        rig.Out.StallKeepsOthers = random.Next(2) == 0;
        int sent = 0;
        if (random.Next(20) != 0)
        {
            rig.Link.Start(rig.Sink);
        }

        int steps = random.Next(30);
        for (int step = 0; step < steps && rig.Device.IsPlugged; step++)
        {
            sent += Disturb(rig, random, sent) ? 1 : 0;
        }

        if (random.Next(2) == 0 && rig.Device.IsPlugged)
        {
            rig.Context.Unplug(rig.Device);
        }
        else
        {
            rig.Link.Close();
        }

        rig.Loop.RunFor(TimeSpan.FromSeconds(5));
        IEnumerable<object?> back = rig.Sink.Delivered.Concat(rig.Sink.Undelivered);
        Assert.Equal(Enumerable.Range(0, sent).Cast<object?>(), back);
    });

    private static bool Disturb(BulkRig rig, Random random, int token)
    {
        SimulatedEndpoint endpoint = random.Next(2) == 0 ? rig.In : rig.Out;
        switch (random.Next(10))
        {
            case 0:
                endpoint.StubbornStalls = random.Next(-1, 10);
                endpoint.Stall();
                break;
            case 1:
                endpoint.Fail(random.Next(2) == 0 ? UsbTransferStatus.Overflow : UsbTransferStatus.Error, random.Next(64));
                break;
            case 2:
                endpoint.Naks = !endpoint.Naks;
                break;
            case 3:
                rig.In.Send(new byte[random.Next(200)]);
                break;
            case 4:
                rig.Link.Find<IReceiveGate>()!.SetReceiving(random.Next(3) != 0);
                break;
            case 5:
                rig.Device.RefuseSubmits = random.Next(12);
                break;
            case 6 or 7:
                rig.Loop.RunFor(TimeSpan.FromMilliseconds(random.Next(20)));
                break;
            case 8:
                rig.Device.Delay = TimeSpan.FromMilliseconds(random.Next(3));
                break;
            default:
                return rig.Device.OpenCount != 0 && rig.IsStarted && rig.Send(new byte[random.Next(200)], token);
        }

        return false;
    }
}
