using UserCoNdis.Framework.Hosting;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>A link under test, on a loop with a thread of its own.</summary>
internal sealed class WireEnd : IAsyncDisposable
{
    private const int Blocks = 1024;
    private const int LongestFrame = 9216 + 18; // what is called jumbo, and an Ethernet header with a VLAN tag
    private readonly EpollLoop _loop = new();
    private ILink? _link;

    private WireEnd(string name) => _loop.Start($"bench {name}");

    public ILink Link => _link!;

    public FrameEnd End { get; private set; } = null!;

    /// <summary>Opens a link and starts it.</summary>
    /// <exception cref="LinkException">It could not be opened.</exception>
    public static async Task<WireEnd> OpenAsync(string uri, LinkRegistry links, byte origin)
    {
        var wire = new WireEnd(uri);
        try
        {
            PinnedSlabPool pool = new(Blocks, FrameHeadroom.Bytes + LongestFrame);
            ILink link = await wire._loop.InvokeAsync(() => links.Open(uri, wire._loop, pool));
            wire._link = link;
            wire.End = await wire._loop.InvokeAsync(() => new FrameEnd(link, wire._loop, pool, TimeProvider.System, origin));
            return wire;
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs work of the end on its loop.</summary>
    public Task<T> InvokeAsync<T>(Func<FrameEnd, T> work) => _loop.InvokeAsync(() => work(End));

    /// <summary>Sends what a plan says; done when the link gave every frame back.</summary>
    public async Task SendAsync(SendPlan plan, byte[] destination, CancellationToken cancelled)
    {
        await using CancellationTokenRegistration stop = cancelled.Register(() => _loop.Post(End.Stop));
        await _loop.CompleteAsync(done => End.Begin(plan, destination, done)).WaitAsync(plan.Length + TimeSpan.FromSeconds(10), CancellationToken.None);
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
