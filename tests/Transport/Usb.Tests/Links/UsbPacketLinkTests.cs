using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>Frames over bulk endpoints: a packet that is not whole ends one (USB 2.0, 5.8.3).</summary>
public sealed class UsbPacketLinkTests
{
    private const int Read = 256;

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(Read - 1)]
    [InlineData(Read)]
    public void Frame_OfAnyLength_ArrivesAsItWasSent(int length)
    {
        using BulkRig rig = Open();
        byte[] frame = [.. Enumerable.Range(1, length).Select(i => (byte)i)];
        rig.In.Send(frame, endWithZeroPacket: true);
        rig.In.Send([9]);
        rig.Send(frame);
        rig.Send([9]);
        rig.Loop.RunUntilIdle();
        Assert.Equal([frame, [9]], rig.Sink.Frames);
        Assert.Equal([frame, [9]], rig.Out.Transfers);
        Assert.Equal((LinkKind.Frames, Read), (rig.Link.Info.Kind, rig.Link.Info.MaxFrameBytes));
    }

    [Theory]
    [InlineData(Read + 1)]
    [InlineData(2 * Read)]
    [InlineData((3 * Read) + 7)]
    public void Frame_LongerThanARead_IsThrownAwayWholeAndCounted(int length)
    {
        using BulkRig rig = Open();
        rig.In.Send(new byte[length], endWithZeroPacket: true);
        rig.In.Send([1, 2]);
        rig.Loop.RunUntilIdle();
        Assert.Equal([[1, 2]], rig.Sink.Frames);
        Assert.Equal(1, rig.Link.Statistics.ReceiveOversized);
    }

    [Fact]
    public void EmptyPacket_OnItsOwn_IsNoFrame()
    {
        using BulkRig rig = Open();
        rig.In.Send([]);
        rig.In.Send([1]);
        rig.Loop.RunUntilIdle();
        Assert.Equal([[1]], rig.Sink.Frames);
    }

    [Fact]
    public void Close_WithAFrameThatMayGoOn_KeepsNothing()
    {
        using BulkRig rig = Open();
        rig.In.Send(new byte[Read]);
        rig.Loop.RunUntilIdle();
        Assert.Empty(rig.Sink.Frames);
    }

    [Fact]
    public void Block_WithoutRoomForHeaders_IsRefused()
    {
        LinkException refused = Assert.Throws<LinkException>(() => new BulkRig(options: "mode=packet", blockSize: 64));
        Assert.Equal("endpoint 0x81 has packets of 64 octets, the buffer pool blocks of 64: too small with 64 in front", refused.Message);
    }

    [Fact]
    public void Frames_ManyWithAnyTiming_KeepTheirBounds() => Seeds.Run(200, seed =>
    {
        var random = new Random((int)seed);
        using BulkRig rig = Open(seed);
        rig.Device.BatchLimit = random.Next(1, 6);
        var expected = new List<byte[]>();
        for (int i = 0; i < 50; i++)
        {
            byte[] frame = new byte[random.Next(1, Read + 30)];
            random.NextBytes(frame);
            rig.In.Send(frame, endWithZeroPacket: true);
            if (frame.Length <= Read)
            {
                expected.Add(frame);
            }

            rig.Loop.RunFor(TimeSpan.FromMilliseconds(random.Next(2)));
        }

        rig.Loop.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(expected, rig.Sink.Frames);
    });

    private static BulkRig Open(ulong seed = 1)
    {
        var rig = new BulkRig(seed, $"mode=packet&transfer={Read}&inflight=3");
        return rig.Start();
    }
}
