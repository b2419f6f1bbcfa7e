using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>A loop, a pool and links on it; at the end everything has to be back.</summary>
internal sealed class EthernetBench : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new EthernetLinkFactory());
    private readonly List<ILink> _links = [];

    public EthernetBench(int blocks = 256, int blockSize = 2048) => Pool = new PinnedSlabPool(blocks, blockSize);

    public EpollLoop Loop { get; } = new();

    public PinnedSlabPool Pool { get; }

    /// <summary>Opens a link and starts it.</summary>
    public (ILink Link, FrameSink Sink) Open(string uri)
    {
        ILink link = _registry.Open(uri, Loop, Pool);
        _links.Add(link);
        FrameSink sink = new(link) { Stamped = uri.Contains("stamps=1", StringComparison.Ordinal) };
        link.Start(sink);
        return (link, sink);
    }

    public void Send(ILink link, params byte[][] frames)
    {
        foreach (byte[] frame in frames)
        {
            Assert.True(link.TrySend(Pool, frame));
        }
    }

    public void Run(Func<bool> condition) => Assert.True(Loop.RunUntil(condition, Limit));

    public void Dispose()
    {
        foreach (ILink link in _links)
        {
            link.Dispose();
        }

        Loop.Dispose();
        Pool.ThrowIfOutstanding();
    }
}
