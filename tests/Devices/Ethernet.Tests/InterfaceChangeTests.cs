using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>An interface that changes, goes down or goes away under an open link.</summary>
public sealed class InterfaceChangeTests : IDisposable
{
    private readonly EthernetBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RequiresNetFact]
    public void Mtu_Changed_IsTold()
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near);
        _bench.Cable.SetNear("mtu", "1400");
        _bench.Run(() => near.Info.Mtu == 1400);
        Assert.Equal(1418, near.Info.MaxFrameBytes);
        Assert.Equal(near.Info, nearSink.Infos[^1]);
    }

    [RequiresNetFact]
    public void Address_Changed_IsTold()
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near);
        _bench.Cable.SetNear("address", "02:00:00:00:00:77");
        _bench.Run(() => near.Info.HardwareAddress!.ToString() == "020000000077");
        Assert.Equal(near.Info, nearSink.Infos[^1]);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Interface_DownAndUp_LosesFramesAndNotTheLink(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near, $"?backend={backend}");
        (ILink far, FrameSink farSink) = _bench.Open(_bench.Cable.Far, $"?backend={backend}");
        _bench.Cable.SetNear("down");
        _bench.Run(() => !near.Info.IsUp && !far.Info.IsUp);
        _bench.Send(near, Frame.Make(100), Frame.Make(100));
        _bench.Run(() => nearSink.Delivered == 2);
        Assert.Equal(2, near.Statistics.SendDrops);

        _bench.Cable.SetNear("up");
        _bench.Run(() => near.Info.IsUp && far.Info.IsUp);
        _bench.Send(near, Frame.Make(64));
        _bench.Send(far, Frame.Make(65));
        _bench.Run(() => farSink.Frames.Count == 1 && nearSink.Frames.Count == 1);
        Assert.Equal(0, nearSink.Closings + farSink.Closings);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Interface_Deleted_EndsTheLinkOnceWithACause(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near, $"?backend={backend}");
        _bench.Cable.Dispose();
        _bench.Run(() => nearSink.Closings != 0);
        Assert.Equal(LinkErrorKind.DeviceRemoved, nearSink.Cause!.Kind);
        Assert.Contains(_bench.Cable.Near, nearSink.Cause.Message);
        near.Close();
        Assert.Equal(1, nearSink.Closings);
    }

    [RequiresNetTheory]
    [InlineData("packet")]
    [InlineData("pcap")]
    public void Interface_DeletedWhileFramesGoOut_GivesThemBackAndEnds(string backend)
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near, $"?backend={backend}");
        _bench.Cable.Dispose();
        for (int i = 0; i < 100; i++)
        {
            _bench.Send(near, Frame.Make(100));
        }

        _bench.Run(() => nearSink.Closings != 0);
        Assert.Equal(100, nearSink.Delivered + nearSink.Undelivered);
        Assert.Equal(LinkErrorKind.DeviceRemoved, nearSink.Cause!.Kind);
    }

    [RequiresNetFact]
    public void Interface_Renamed_IsStillTheSame()
    {
        (ILink near, FrameSink nearSink) = _bench.Open(_bench.Cable.Near);
        (ILink far, _) = _bench.Open(_bench.Cable.Far);
        string other = NetNames.Next('v');
        NetTool.Ip("link", "set", _bench.Cable.Near, "name", other);
        try
        {
            _bench.Send(far, Frame.Make(100));
            _bench.Run(() => nearSink.Frames.Count == 1);
            Assert.Equal(0, nearSink.Closings);
            Assert.Equal(10_000_000_000, near.Info.SpeedBps);
        }
        finally
        {
            NetTool.Ip("link", "del", other);
        }
    }
}
