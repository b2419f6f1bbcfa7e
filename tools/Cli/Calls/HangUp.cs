using UserCoNdis.Tools.Cli.Composition;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Ends many calls in order, in a bounded time.</summary>
internal static class HangUp
{
    private const int AtOnce = 256; // so that what is said to all of them finds room on the link

    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(10); // a silent far end is asked twice, three seconds apart
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_last = TimeSpan.FromSeconds(5);

    /// <summary>Ends them; whoever does not let go in time is left without its word.</summary>
    /// <param name="calls">The calls; those that are over do not matter.</param>
    /// <param name="ended">Told after each, from any thread.</param>
    public static async Task AllAsync(IReadOnlyCollection<StationCall> calls, Action ended)
    {
        using var limit = new CancellationTokenSource(s_least + (s_each * calls.Count));
        using var gate = new SemaphoreSlim(AtOnce);
        try
        {
            await Task.WhenAll(calls.Select(call => OneAsync(call, gate, ended, limit.Token)));
        }
        catch (OperationCanceledException)
        {
            StationCall[] left = [.. calls.Where(call => !call.Ended.IsCompleted)];
            await Task.WhenAll(left.Select(call => call.AbortAsync()));
            _ = await Task.WhenAny(Task.WhenAll(left.Select(call => call.Ended)), Task.Delay(s_last, CancellationToken.None));
        }
    }

    private static async Task OneAsync(StationCall call, SemaphoreSlim gate, Action ended, CancellationToken limit)
    {
        await gate.WaitAsync(limit);
        try
        {
            await (call.Ended.IsCompleted ? Task.CompletedTask : call.HangUpAsync().WaitAsync(limit));
        }
        finally
        {
            _ = gate.Release();
        }

        ended();
    }
}
