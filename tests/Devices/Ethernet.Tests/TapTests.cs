using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Tap;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>A TAP device has two ends: the interface, which is ours as <c>eth:</c>, and the program behind it.</summary>
public sealed class TapTests : IDisposable
{
    private readonly EthernetBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Frames_BetweenTheInterfaceAndItsProgram_ArriveUnchanged(string backend)
    {
        string name = NetNames.Next('p');
        ILink program = new LinkRegistry().Add(new TapLinkFactory()).Open($"tap:{name}", _bench.Loop, _bench.Pool);
        FrameSink programSink = _bench.Start(program);
        _ = NetTool.Ip("link", "set", name, "up", "alias", NetNames.Mark, "addrgenmode", "none");
        (ILink link, FrameSink sink) = _bench.Open(name, $"?backend={backend}");
        byte[][] frames = [Frame.Make(60), Frame.Make(64, vlan: 7), Frame.Make(1514)];

        _bench.Send(link, frames);
        _bench.Run(() => programSink.Frames.Count(Frame.IsOurs) == frames.Length);
        _bench.Send(program, frames);
        _bench.Run(() => sink.Frames.Count(Frame.IsOurs) == frames.Length);

        Assert.Equal(frames, programSink.Frames.Where(Frame.IsOurs));
        Assert.Equal(frames, sink.Frames.Where(Frame.IsOurs));
        program.Close(); // with it goes the interface
        _bench.Run(() => sink.Closings == 1);
        Assert.Equal(LinkErrorKind.DeviceRemoved, sink.Cause!.Kind);
    }
}
