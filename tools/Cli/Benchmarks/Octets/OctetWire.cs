using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>One measure over a route at a time.</summary>
/// <param name="pattern">Makes the pattern: each sender and each checker has its own.</param>
internal sealed class OctetWire(Func<TestPattern> pattern)
{
    private const int QuietLooks = 20; // so many looks without an octet: what is still missing is lost
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    /// <summary>Makes a pattern of the wire's kind.</summary>
    public TestPattern CreatePattern() => pattern();

    /// <summary>Sends what a plan says over each flow of a route, and checks what arrives.</summary>
    /// <param name="route">Who sends and who receives.</param>
    /// <param name="plan">How much.</param>
    /// <param name="look">Told where the first flow stands, now and then; null: nobody asks.</param>
    /// <param name="cancelled">Ends the measure before its time.</param>
    /// <returns>One for each flow.</returns>
    /// <exception cref="LinkException">A link ended.</exception>
    public async Task<OctetFlow[]> MeasureAsync(OctetRoute route, OctetPlan plan, Action<OctetSample>? look, CancellationToken cancelled)
    {
        PatternListener?[] listeners = [.. route.Flows.Select(flow => flow.To is null ? null : new PatternListener(new PatternChecker(pattern(), adopts: flow.From is null)))];
        for (int i = 0; i < listeners.Length; i++)
        {
            if (listeners[i] is { } listener)
            {
                await route.Flows[i].To!.InvokeAsync(end => end.Listen(listener));
            }
        }

        long startedAt = TimeProvider.System.GetTimestamp();
        Task<OctetFlow[]> all = Task.WhenAll(route.Flows.Select((flow, i) => RunAsync(flow, listeners[i], plan, cancelled)));
        while (look is not null && await Task.WhenAny(all, Task.Delay(s_look, CancellationToken.None)) != all)
        {
            look(SampleOf(route.Flows[0].From, listeners[0], startedAt));
        }

        OctetFlow[] flows = await all;
        look?.Invoke(SampleOf(route.Flows[0].From, listeners[0], startedAt));
        return flows;
    }

    private static OctetSample SampleOf(OctetPort? from, PatternListener? listener, long startedAt) => new(
        TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds, from?.End.Delivered ?? 0, listener?.Received ?? 0, listener?.BitErrors ?? 0);

    private async Task<OctetFlow> RunAsync((OctetPort? From, OctetPort? To) flow, PatternListener? listener, OctetPlan plan, CancellationToken cancelled)
    {
        bool isStuck = false;
        if (flow.From is { } from)
        {
            isStuck = !await from.SendAsync(plan, pattern(), cancelled);
        }
        else
        {
            await ListenAsync(listener!, plan, cancelled);
        }

        if (listener is not null && flow.From is not null)
        {
            await SettleAsync(listener, flow.From.End);
        }

        (long? sent, long blocks, double seconds, long managed) = flow.From is null
            ? (null, 0, 0, 0)
            : await flow.From.InvokeAsync(static end => ((long?)end.Sent, end.SentBlocks, (end.SendEndedAt - end.SendStartedAt) / 1e9, end.ManagedBytes));
        ThrowIfEnded(flow.From);
        ThrowIfEnded(flow.To);
        OctetFlow sending = new() { Sent = sent, Blocks = blocks, Seconds = seconds, ManagedBytes = managed, IsStuck = isStuck, OctetsPerSecond = seconds > 0 ? (sent ?? 0) / seconds : 0 };
        return listener is null ? sending : await flow.To!.InvokeAsync(end => Finish(end, listener, sending, flow));
    }

    /// <summary>Judges what the listener has, on its loop.</summary>
    private static OctetFlow Finish(OctetEnd end, PatternListener listener, OctetFlow sending, (OctetPort? From, OctetPort? To) flow)
    {
        long managed = end.ManagedBytes;
        end.Listen(null);
        PatternChecker checker = listener.Checker;
        checker.Finish(sending.IsStuck ? null : sending.Sent);
        double seconds = flow.From is null ? (listener.LastAt - listener.FirstAt) / 1e9 : Math.Max(0, listener.LastAt - flow.From.End.SendStartedAt) / 1e9;
        return sending with
        {
            Received = checker.Count,
            Blocks = flow.From is null ? listener.Chunks : sending.Blocks,
            HasPattern = checker.HasFoundPattern,
            FirstErrors = checker.FirstErrors.ToArray(),
            FirstSlips = checker.FirstSlips.ToArray(),
            Seconds = seconds,
            OctetsPerSecond = listener.OctetsPerSecond ?? (seconds > 0 ? listener.Received / seconds : 0),
            ManagedBytes = sending.ManagedBytes + (ReferenceEquals(flow.From, flow.To) ? 0 : managed),
        };
    }

    private static async Task ListenAsync(PatternListener listener, OctetPlan plan, CancellationToken cancelled)
    {
        long startedAt = TimeProvider.System.GetTimestamp();
        while (!cancelled.IsCancellationRequested && listener.Received < plan.Octets && TimeProvider.System.GetElapsedTime(startedAt) < plan.Length)
        {
            await Task.Delay(s_look, CancellationToken.None);
        }
    }

    /// <summary>Waits until all that was sent is there, or nothing comes any more.</summary>
    private static async Task SettleAsync(PatternListener listener, OctetEnd from)
    {
        long before = -1;
        for (int quiet = 0; quiet < QuietLooks && listener.Position < from.Sent && from.Failure is null;)
        {
            long received = listener.Received;
            quiet = received == before ? quiet + 1 : 0;
            before = received;
            await Task.Delay(s_look, CancellationToken.None);
        }
    }

    private static void ThrowIfEnded(OctetPort? port)
    {
        if (port?.End.Failure is { } failure)
        {
            throw failure;
        }
    }
}
