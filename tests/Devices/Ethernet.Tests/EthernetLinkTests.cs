using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Frames through a veth pair, by either back-end.</summary>
public sealed class EthernetLinkTests : IDisposable
{
    private readonly VethPair _pair = new();
    private readonly EthernetBench _bench = new();

    public void Dispose()
    {
        _bench.Dispose();
        _pair.Dispose();
    }

    [RequiresRootTheory("ip")]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Frames_OfEveryLength_ArriveUnchangedBothWays(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open($"eth:{_pair.Near}?backend={backend}");
        (ILink far, FrameSink farSink) = _bench.Open($"eth:{_pair.Far}?backend={backend}");
        byte[][] frames = [.. new[] { 60, 61, 64, 128, 1000, 1506, 1514 }.Select(length => Frame.Make(length))];

        _bench.Send(near, frames);
        _bench.Run(() => farSink.Frames.Count == frames.Length);
        _bench.Send(far, frames);
        _bench.Run(() => nearSink.Frames.Count == frames.Length);

        Assert.Equal(frames, farSink.Frames);
        Assert.Equal(frames, nearSink.Frames);
        Assert.All(farSink.Offsets, offset => Assert.True(offset >= FrameHeadroom.Bytes));
        Assert.Equal((frames.Length, frames.Sum(frame => frame.Length)), (near.Statistics.FramesSent, near.Statistics.BytesSent));
        Assert.Equal(1518, near.Info.MaxFrameBytes);
        Assert.Equal(1500, near.Info.Mtu);
        Assert.True(near.Info.IsUp);
        Assert.NotNull(near.Info.HardwareAddress);
    }
}
