using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Frames over a cable, by either back-end.</summary>
public sealed class EthernetLinkTests : IDisposable
{
    private static readonly int[] s_lengths = [60, 61, 64, 128, 1000, 1506, 1514];
    private readonly EthernetBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Frames_OfEveryLength_ArriveUnchangedBothWays(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near, $"?backend={backend}");
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}");
        byte[][] frames = [.. s_lengths.Select(length => Frame.Make(length))];

        _bench.Send(near, frames);
        _bench.Run(() => farSink.Frames.Count == frames.Length);
        Assert.Empty(nearSink.Frames); // what an end sends itself it does not receive
        _bench.Send(far, frames);
        _bench.Run(() => nearSink.Frames.Count == frames.Length);

        Assert.Equal(frames, farSink.Frames);
        Assert.Equal(frames, nearSink.Frames);
        Assert.All(farSink.Offsets, offset => Assert.True(offset >= FrameHeadroom.Bytes));
        Assert.Equal(frames.Length, nearSink.Delivered);
        Assert.Equal((frames.Length, frames.Sum(frame => frame.Length)), (near.Statistics.FramesSent, near.Statistics.BytesSent));
        Assert.Equal((frames.Length, frames.Sum(frame => frame.Length)), (far.Statistics.FramesReceived, far.Statistics.BytesReceived));
    }

    [RequiresNetFact]
    public void Info_OfAnInterface_IsWhatTheSystemSays()
    {
        (ILink near, _) = _bench.Open(_bench.Cable.Near);
        Assert.Equal($"eth:{_bench.Cable.Near}", near.Info.Name);
        Assert.Equal((1518, 1500, true), (near.Info.MaxFrameBytes, near.Info.Mtu, near.Info.IsUp));
        Assert.Equal(VethPair.NearAddress.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant(), near.Info.HardwareAddress!.ToString());
        Assert.Equal(10_000_000_000, near.Info.SpeedBps); // what veth says of itself
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Send_FrameThatTheMediumDoesNotCarry_IsDroppedAndCounted(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near, $"?backend={backend}");
        (_, FrameSink farSink) = _bench.Open(_bench.Cable.Far);
        _bench.Send(near, Frame.Make(100), Frame.Make(1600), Frame.Make(200), new byte[10], Frame.Make(300));
        _bench.Run(() => nearSink.Delivered == 5 && farSink.Frames.Count == 3);
        Assert.Equal([100, 200, 300], farSink.Frames.Select(frame => frame.Length));
        Assert.Equal(2, near.Statistics.SendDrops);
        Assert.Equal(0, nearSink.Closings);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Receive_WithASnapLength_CutsFrames(string backend)
    {
        (ILink near, _) = _bench.Open(_bench.Cable.Near);
        (_, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}&snaplen=96");
        _bench.Send(near, Frame.Make(60), Frame.Make(1514));
        _bench.Run(() => farSink.Frames.Count == 2);
        Assert.Equal([60, 96], farSink.Frames.Select(frame => frame.Length));
        Assert.Equal(Frame.Make(1514)[..96], farSink.Frames[1]);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Receive_WithStamps_TellsWhenEachFrameCame(string backend)
    {
        (ILink near, _) = _bench.Open(_bench.Cable.Near);
        (_, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}&stamps=1");
        long before = Nanoseconds();
        _bench.Send(near, [.. s_lengths.Select(length => Frame.Make(length))]);
        _bench.Run(() => farSink.Frames.Count == s_lengths.Length);

        Assert.Equal(farSink.Stamps.Order(), farSink.Stamps);
        Assert.All(farSink.Stamps, stamp => Assert.InRange(stamp, before - 1_000_000, Nanoseconds() + 1_000_000));
        Assert.Contains(farSink.Stamps, stamp => stamp % 1000 != 0); // finer than microseconds

        static long Nanoseconds() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
    }

    [RequiresNetTheory]
    [InlineData("packet", 1)]
    [InlineData("packet", 0)]
    [InlineData("pcap", 1)]
    [InlineData("pcap", 0)]
    public void Open_Promiscuous_LetsTheInterfaceTakeAllUntilItIsClosed(string backend, int promiscuous)
    {
        (ILink near, _) = _bench.Open(_bench.Cable.Near, $"?backend={backend}&promisc={promiscuous}");
        Assert.Contains($"promiscuity {promiscuous} ", NetTool.Ip("-d", "link", "show", _bench.Cable.Near));
        near.Close();
        Assert.Contains("promiscuity 0 ", NetTool.Ip("-d", "link", "show", _bench.Cable.Near));
    }

    [RequiresNetFact]
    public void Frames_LargerThanABlock_AreDroppedAndCounted()
    {
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far);
        _ = _bench.Cable.SetNear("mtu", "4000");
        _ = _bench.Cable.SetFar("mtu", "4000"); // more than our blocks hold: known only after they were made
        using EthernetBench large = new(blocks: 16, blockSize: 8192);
        (ILink sender, _) = large.Open(_bench.Cable.Near);
        large.Send(sender, Frame.Make(3000), Frame.Make(100));
        large.Run(() => sender.Statistics.FramesSent == 2);
        _bench.Run(() => farSink.Frames.Count == 1 && far.Info.Mtu == 4000);
        Assert.Equal(100, farSink.Frames[0].Length);
        Assert.Equal(1, far.Statistics.ReceiveOversized);
        Assert.Equal(2048 - FrameHeadroom.Bytes, far.Info.MaxFrameBytes);
    }

    [RequiresNetFact]
    public void Flood_WhileNobodyTakesFrames_IsCountedAndPasses()
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near);
        using EthernetBench tiny = new(blocks: 2);
        (ILink far, FrameSink farSink) = tiny.Open(_bench.Cable.Far, "?buffer=4096");
        farSink.Holds = true;
        const int Frames = 2000;
        for (int sent = 0; sent < Frames; sent += 100)
        {
            _bench.Send(near, [.. Enumerable.Range(0, 100).Select(_ => Frame.Make(1000))]);
            _bench.Run(() => nearSink.Delivered == sent + 100);
        }

        try
        {
            tiny.Run(() => farSink.Held == 2 && far.Statistics.ReceiveNoBuffer > 0);
            Assert.True(far.Statistics.OverrunErrors > 0);
        }
        finally
        {
            farSink.Release();
        }

        tiny.Run(() => farSink.Frames.Count + far.Statistics.OverrunErrors == Frames);
        Assert.Equal(0, farSink.Closings);
    }
}
