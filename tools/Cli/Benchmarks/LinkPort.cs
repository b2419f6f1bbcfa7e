using UserCoNdis.Framework.Hosting;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>A link under test, not started yet, on a loop with a thread of its own.</summary>
internal sealed class LinkPort : IAsyncDisposable
{
    private const int Blocks = 1024;
    private readonly EpollLoop _loop = new();
    private ILink? _link;

    private LinkPort(string uri, int blockSize)
    {
        (Uri, Pool) = (uri, new PinnedSlabPool(Blocks, blockSize));
        _loop.Start($"bench {uri}");
    }

    /// <summary>Gets the URI that it was opened by.</summary>
    public string Uri { get; }

    public ILink Link => _link!;

    public IEventLoop Loop => _loop;

    /// <summary>Gets where the link rents what it receives.</summary>
    public PinnedSlabPool Pool { get; }

    /// <summary>Opens a link.</summary>
    /// <param name="uri">What.</param>
    /// <param name="links">Who can.</param>
    /// <param name="blockSize">Of the link's pool, in octets.</param>
    /// <param name="capture">Sees what goes over it; null: nobody looks on.</param>
    /// <exception cref="LinkException">It could not be opened.</exception>
    public static async Task<LinkPort> OpenAsync(string uri, LinkRegistry links, int blockSize, BenchCapture? capture)
    {
        var port = new LinkPort(uri, blockSize);
        try
        {
            port._link = await port._loop.InvokeAsync(() => links.Open(uri, port._loop, port.Pool));
            port._link = capture?.Watch(port._link, port._loop) ?? port._link;
            return port;
        }
        catch
        {
            await port.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_link is { } link)
        {
            await _loop.InvokeAsync(link.Dispose);
        }

        _loop.Dispose();
    }
}
