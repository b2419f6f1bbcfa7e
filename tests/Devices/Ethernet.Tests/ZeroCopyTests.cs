using UserCoNdis.TestKit;
using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>The addresses that the system calls get are those that were leased, and nothing is allocated a frame.</summary>
public sealed class ZeroCopyTests : IDisposable
{
    private const int Frames = 100_000;
    private readonly EthernetBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RequiresNetFact]
    public void Frames_BothWays_AreReadAndWrittenWhereTheyAreLeased()
    {
        (WatchedSocket near, WatchedSocket far) = (Open(_bench.Cable.Near), Open(_bench.Cable.Far));
        (ILink nearLink, ILink farLink) = (Link(near), Link(far));
        _ = _bench.Start(nearLink);
        FrameSink sink = _bench.Start(farLink);
        List<nint> written = [];
        for (int i = 0; i < 100; i++)
        {
            Assert.True(_bench.Pool.TryRent(out BufferLease lease));
            Frame.Make(1000).CopyTo(lease.Span[100..]);
            written.Add(lease.Address + 100);
            Assert.True(nearLink.TrySend(new LinkFrame(lease, 100, 1000)));
        }

        _bench.Run(() => sink.Frames.Count == 100);
        Assert.Equal(written, near.Sent);
        Assert.Equal(sink.Addresses, far.Received);
    }

    [RequiresNetFact]
    public void HundredThousandFrames_EachWay_AllocateNothing()
    {
        using EpollLoop loop = new();
        LinkRegistry registry = new LinkRegistry().Add(new EthernetLinkFactory());
        using ILink near = registry.Open($"eth:{_bench.Cable.Near}", loop, _bench.Pool);
        using ILink far = registry.Open($"eth:{_bench.Cable.Far}", loop, _bench.Pool);
        EchoSink nearSink = new(near);
        EchoSink farSink = new(far);
        near.Start(nearSink);
        far.Start(farSink);
        for (int i = 0; i < 16; i++)
        {
            nearSink.Begin(_bench.Pool);
        }

        long target = 0;
        bool Reached() => nearSink.Received >= target && farSink.Received >= target;
        Func<bool> reached = Reached;
        RunOn(5_000);
        Assert.Equal(0, Allocations.Least(() => RunOn(Frames)));
        nearSink.IsOver = farSink.IsOver = true;
        Assert.True(loop.RunUntil(() => nearSink.OnTheirWay + farSink.OnTheirWay == 0, EthernetBench.Limit));

        void RunOn(int frames)
        {
            target = nearSink.Received + frames;
            Assert.True(loop.RunUntil(reached, TimeSpan.FromSeconds(60)));
        }
    }

    private static WatchedSocket Open(string name) =>
        new(PacketSocketOpener.Open(new EthernetOptions { InterfaceName = name }, InterfaceNative.Query(name)!), name);

    private EthernetLink Link(WatchedSocket socket) => new(
        $"eth:{socket.Name}",
        _bench.Loop,
        _bench.Pool,
        new PacketDevice(
            new EthernetOptions { InterfaceName = socket.Name }, InterfaceNative.Query(socket.Name)!, _bench.Loop, socket));

    /// <summary>Sends every frame back in the block that it came in.</summary>
    private sealed class EchoSink(ILink link) : ILinkSink
    {
        public long Received { get; private set; }

        public int OnTheirWay { get; private set; }

        public bool IsOver { get; set; }

        public void Begin(PinnedSlabPool pool)
        {
            Assert.True(link.TrySend(pool, Frame.Make(200)));
            OnTheirWay++;
        }

        public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
        {
            foreach (ref readonly LinkFrame frame in frames)
            {
                Received++;
                if (!IsOver && link.TrySend(frame))
                {
                    OnTheirWay++;
                }
                else
                {
                    frame.Lease.Return();
                }
            }
        }

        public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
        {
            OnTheirWay -= frames.Length;
            foreach (ref readonly LinkFrame frame in frames)
            {
                frame.Lease.Return();
            }
        }

        public void HandleWritable()
        {
        }

        public void HandleLinesChanged(ModemLines lines, ModemLines changed)
        {
        }

        public void HandleClosed(LinkException? cause)
        {
        }
    }
}
