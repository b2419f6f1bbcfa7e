using UserCoNdis.Transport.Links;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>What a byte link over bulk endpoints carries, and how it ends.</summary>
public sealed class UsbByteLinkTests
{
    [Fact]
    public void Stream_BothWays_KeepsEveryOctetInOrder()
    {
        using BulkRig rig = new BulkRig().Start();
        byte[] down = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        rig.In.Send(down);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(rig.Send(down.AsSpan(i * 100, 100), i));
        }

        rig.Loop.RunUntilIdle();
        Assert.Equal(down, rig.Sink.Received);
        Assert.Equal(down, rig.Out.Received);
        Assert.Equal(Enumerable.Range(0, 10).Cast<object>(), rig.Sink.Delivered);
        Assert.Equal((1000, 1000, 10), (rig.Link.Statistics.BytesReceived, rig.Link.Statistics.BytesSent, rig.Link.Statistics.FramesSent));
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
        rig.Link.Close();
        rig.Loop.RunUntilIdle();
        Assert.Equal(Enumerable.Range(0, 5).Cast<object>(), rig.Sink.Undelivered);
        Assert.True(rig.Sink.IsClosed);
        Assert.Null(rig.Sink.Cause);
        rig.Device.ThrowIfHeld();
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
}
