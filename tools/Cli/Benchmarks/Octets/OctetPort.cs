using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>A link under test and its end, on a loop of their own.</summary>
internal sealed class OctetPort : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly LinkPort _port;

    private OctetPort(LinkPort port, OctetEnd end) => (_port, End) = (port, end);

    public ILink Link => _port.Link;

    public string Uri => _port.Uri;

    public IEventLoop Loop => _port.Loop;

    public OctetEnd End { get; }

    /// <summary>Opens a link and starts it.</summary>
    /// <param name="uri">What.</param>
    /// <param name="run">Who can open it, and who looks on.</param>
    /// <param name="blockSize">The longest block that is sent; also what the link's own blocks hold at least.</param>
    /// <exception cref="LinkException">It could not be opened.</exception>
    public static async Task<OctetPort> OpenAsync(string uri, BenchRun run, int blockSize)
    {
        LinkPort port = await LinkPort.OpenAsync(uri, run.Links, FrameHeadroom.Bytes + blockSize, run.Capture);
        try
        {
            return new OctetPort(port, await port.Loop.InvokeAsync(() => new OctetEnd(port.Link, port.Loop, port.Pool, TimeProvider.System, blockSize)));
        }
        catch
        {
            await port.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs work of the end on its loop.</summary>
    public Task<T> InvokeAsync<T>(Func<OctetEnd, T> work) => Loop.InvokeAsync(() => work(End));

    /// <summary>Runs work of the end on its loop.</summary>
    public Task InvokeAsync(Action<OctetEnd> work) => Loop.InvokeAsync(() => work(End));

    /// <summary>Sends what a plan says; done when the link gave every block back.</summary>
    /// <returns>False: the link kept some and took no more.</returns>
    public async Task<bool> SendAsync(OctetPlan plan, TestPattern pattern, CancellationToken cancelled)
    {
        await using CancellationTokenRegistration stop = cancelled.Register(() => Loop.Post(End.Stop));
        Task sending = Loop.CompleteAsync(done => End.Begin(plan, pattern, done));
        _ = await Task.WhenAny(sending, Task.Delay(plan.Length, cancelled));
        for (long before = -1; !sending.IsCompleted && End.Delivered != before;)
        {
            before = End.Delivered;
            _ = await Task.WhenAny(sending, Task.Delay(s_patience, CancellationToken.None)); // a slow line takes its time, one that stands still does not
        }

        if (sending.IsCompleted)
        {
            await sending;
            return true;
        }

        await InvokeAsync(static end => end.Abandon());
        return false;
    }

    public ValueTask DisposeAsync() => _port.DisposeAsync();
}
