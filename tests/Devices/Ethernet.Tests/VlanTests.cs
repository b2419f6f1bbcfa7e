using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>VLAN tags (IEEE 802.1Q): the kernel takes them off, the link puts them back.</summary>
public sealed class VlanTests : IDisposable
{
    private readonly EthernetBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void TaggedFrames_OnTheInterfaceItself_KeepTheirTag(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near, $"?backend={backend}");
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}");
        byte[][] frames = [Frame.Make(64, vlan: 7), Frame.Make(1518, vlan: 0xE007), Frame.Make(100), Frame.Make(1514)];

        _bench.Send(near, frames);
        _bench.Run(() => farSink.Frames.Count == frames.Length);
        _bench.Send(far, frames);
        _bench.Run(() => nearSink.Frames.Count == frames.Length);

        Assert.Equal(frames, farSink.Frames);
        Assert.Equal(frames, nearSink.Frames);
        Assert.All(farSink.Offsets, offset => Assert.True(offset >= FrameHeadroom.Bytes));
    }

    [RequiresVlanTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void VlanInterface_OfTheKernel_TagsAndUntags(string backend)
    {
        string vlan = $"{_bench.Cable.Near}.7";
        NetTool.Ip("link", "add", "link", _bench.Cable.Near, "name", vlan, "type", "vlan", "id", "7");
        NetTool.Ip("link", "set", vlan, "up", "alias", NetNames.Mark, "addrgenmode", "none");
        (ILink near, FrameSink nearSink) = _bench.Open(vlan, $"?backend={backend}");
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}");

        _bench.Send(near, Frame.Make(100));
        _bench.Run(() => farSink.Frames.Count == 1);
        Assert.Equal(Frame.Make(104, vlan: 7)[..18], farSink.Frames[0][..18]);
        Assert.Equal(Frame.Make(100)[14..], farSink.Frames[0][18..]);

        _bench.Send(far, Frame.Make(104, vlan: 8), Frame.Make(104, vlan: 7));
        _bench.Run(() => nearSink.Frames.Count == 1);
        Assert.Equal([.. Frame.Make(100)[..14], .. Frame.Make(104, vlan: 7)[18..]], nearSink.Frames[0]);
    }
}
