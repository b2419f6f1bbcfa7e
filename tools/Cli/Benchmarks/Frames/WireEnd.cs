using UserCoNdis.Framework.Hosting;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>A link under test and what counts its frames.</summary>
internal sealed class WireEnd : IAsyncDisposable
{
    private const int LongestFrame = 9216 + 18; // what is called jumbo, and an Ethernet header with a VLAN tag
    private readonly LinkPort _port;

    private WireEnd(LinkPort port, FrameEnd end) => (_port, End) = (port, end);

    public ILink Link => _port.Link;

    public FrameEnd End { get; }

    /// <summary>Opens a link and starts it.</summary>
    /// <exception cref="LinkException">It could not be opened.</exception>
    public static async Task<WireEnd> OpenAsync(string uri, LinkRegistry links, BenchCapture? capture, byte origin)
    {
        LinkPort port = await LinkPort.OpenAsync(uri, links, FrameHeadroom.Bytes + LongestFrame, capture);
        try
        {
            return new WireEnd(port, await port.Loop.InvokeAsync(() => new FrameEnd(port.Link, port.Loop, port.Pool, TimeProvider.System, origin)));
        }
        catch
        {
            await port.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs work of the end on its loop.</summary>
    public Task<T> InvokeAsync<T>(Func<FrameEnd, T> work) => _port.Loop.InvokeAsync(() => work(End));

    /// <summary>Sends what a plan says; done when the link gave every frame back.</summary>
    public async Task SendAsync(SendPlan plan, byte[] destination, CancellationToken cancelled)
    {
        await using CancellationTokenRegistration stop = cancelled.Register(() => _port.Loop.Post(End.Stop));
        await _port.Loop.CompleteAsync(done => End.Begin(plan, destination, done)).WaitAsync(plan.Length + TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _port.DisposeAsync();
}
