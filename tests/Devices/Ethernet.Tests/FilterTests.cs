using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Filters in the kernel: what does not match wakes nobody.</summary>
public sealed class FilterTests : IDisposable
{
    private const ushort Wanted = 0x88B6;
    private readonly EthernetBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Filter_InTheUri_LetsOnlyMatchingFramesWakeUs(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near);
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}&filter=ether%20proto%200x88b6");
        _bench.Send(near, [.. Enumerable.Range(0, 100).Select(_ => Frame.Make(100))]);
        _bench.Run(() => nearSink.Delivered == 100);
        _bench.Send(near, Frame.Make(64, Wanted));
        _bench.Run(() => farSink.Frames.Count != 0);

        Assert.Equal(1, farSink.Receptions);
        Assert.Equal([Frame.Make(64, Wanted)], farSink.Frames);
        Assert.Equal(0, far.Statistics.OverrunErrors);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Filter_OnAVlan_KnowsTheTagThatTheKernelTookOff(string backend)
    {
        (ILink near, _) = _bench.Open(_bench.Cable.Near);
        (_, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}&filter=vlan%207%20and%20ether%20proto%200x88b6");
        byte[] wanted = Frame.Make(100, Wanted, vlan: 7);
        _bench.Send(near, Frame.Make(100, Wanted), Frame.Make(100, Wanted, vlan: 8), Frame.Make(100, vlan: 7), wanted);
        _bench.Run(() => farSink.Frames.Count != 0);
        Assert.Equal([wanted], farSink.Frames);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void SetFilter_WhileFramesWait_ForgetsThoseThatItRefuses(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near);
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}");
        IReceiveGate gate = far.Find<IReceiveGate>()!;
        gate.SetReceiving(isOpen: false);
        _bench.Send(near, Frame.Make(100), Frame.Make(100));
        _bench.Run(() => nearSink.Delivered == 2);

        far.Find<IFrameFilter>()!.SetFilter("ether proto 0x88b6");
        gate.SetReceiving(isOpen: true);
        _bench.Send(near, Frame.Make(100), Frame.Make(64, Wanted));
        _bench.Run(() => farSink.Frames.Count != 0);
        Assert.Equal([Frame.Make(64, Wanted)], farSink.Frames);

        far.Find<IFrameFilter>()!.SetFilter("");
        _bench.Send(near, Frame.Make(100));
        _bench.Run(() => farSink.Frames.Count == 2);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void SetFilter_ThatIsWrong_SaysWhatLibpcapSays(string backend)
    {
        LinkException e = Assert.Throws<LinkException>(() => _bench.Open(_bench.Cable.Near, $"?backend={backend}&filter=ether%20prot%201"));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains("'ether prot 1'", e.Message);
    }

    [RequiresNetFact]
    public void Filter_WhileTheInterfaceIsDown_IsCompiledAllTheSame()
    {
        (ILink near, _) = _bench.Open(_bench.Cable.Near);
        _bench.Cable.SetFar("down");
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far, "?filter=vlan%207");
        _bench.Run(() => !near.Info.IsUp && !far.Info.IsUp);
        _bench.Cable.SetFar("up");
        _bench.Run(() => near.Info.IsUp && far.Info.IsUp);
        _bench.Send(near, Frame.Make(100), Frame.Make(100, vlan: 7));
        _bench.Run(() => farSink.Frames.Count != 0);
        Assert.Equal([Frame.Make(100, vlan: 7)], farSink.Frames);
    }
}
