using UserCoNdis.TestKit;
using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>A cable, a loop, a pool and links on it; at the end everything has to be back.</summary>
internal sealed class EthernetBench(int blocks = 256, int blockSize = 2048) : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new EthernetLinkFactory());
    private readonly List<ILink> _links = [];

    public VethPair Cable { get; } = new();

    public EpollLoop Loop { get; } = new();

    public PinnedSlabPool Pool { get; } = new(blocks, blockSize);

    /// <summary>Opens an interface and starts the link.</summary>
    public (ILink Link, FrameSink Sink) Open(string name, string options = "")
    {
        ILink link = _registry.Open($"eth:{name}{options}", Loop, Pool);
        return (link, Start(link, options.Contains("stamps=1", StringComparison.Ordinal)));
    }

    /// <summary>Starts a link, which is the bench's from now on.</summary>
    public FrameSink Start(ILink link, bool stamped = false)
    {
        _links.Add(link);
        FrameSink sink = new(link) { Stamped = stamped };
        link.Start(sink);
        return sink;
    }

    public void Send(ILink link, params byte[][] frames)
    {
        foreach (byte[] frame in frames)
        {
            Assert.True(link.TrySend(Pool, frame));
        }
    }

    public void Run(Func<bool> condition) => Assert.True(Loop.RunUntil(condition, Limit), "it did not come about in time");

    public void Dispose()
    {
        foreach (ILink link in _links)
        {
            link.Dispose();
        }

        Loop.Dispose();
        Cable.Dispose();
        Pool.ThrowIfOutstanding();
    }
}
