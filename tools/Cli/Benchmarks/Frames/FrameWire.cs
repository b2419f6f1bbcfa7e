using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>Two links that are wired to each other, and one measure over them at a time.</summary>
internal sealed class FrameWire(WireEnd a, WireEnd b) : IAsyncDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(10);
    private const int QuietLooks = 5; // so long nothing came: what is still missing is lost
    private const int MostLooks = 100;
    private ushort _measure;

    public WireEnd A => a;

    public WireEnd B => b;

    /// <summary>Gets the longest frame that both take, Ethernet header included.</summary>
    public int MaxFrame => Math.Min(a.Link.Info.MaxFrameBytes, b.Link.Info.MaxFrameBytes);

    /// <summary>Opens both links.</summary>
    /// <exception cref="LinkException">One could not be opened.</exception>
    public static async Task<FrameWire> OpenAsync(string uriA, string uriB, LinkRegistry links, BenchCapture? capture)
    {
        WireEnd a = await WireEnd.OpenAsync(uriA, links, capture, 0);
        WireEnd? b = null;
        try
        {
            b = await WireEnd.OpenAsync(uriB, links, capture, 1);
            return new FrameWire(a, b);
        }
        catch
        {
            await a.DisposeAsync();
            await (b?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>Sends what a plan says, and counts what arrives.</summary>
    /// <param name="plan">Its number is given here.</param>
    /// <param name="direction">Who sends.</param>
    /// <param name="cancelled">Ends the measure before its time.</param>
    /// <returns>One for each direction.</returns>
    public async Task<Flow[]> MeasureAsync(SendPlan plan, Direction direction, CancellationToken cancelled)
    {
        plan = plan with { Measure = ++_measure };
        long managed = -await PrepareAsync(a, plan) - await PrepareAsync(b, plan);
        (WireEnd From, WireEnd To)[] flows = direction switch
        {
            Direction.AToB => [(a, b)],
            Direction.BToA => [(b, a)],
            Direction.Both => [(a, b), (b, a)],
        };
        await Task.WhenAll(flows.Select(flow => flow.From.SendAsync(plan, flow.To.End.Address.ToArray(), cancelled)));
        foreach ((WireEnd from, WireEnd to) in flows)
        {
            await SettleAsync(from, plan.Kind == TestFrameKind.Probe ? from : to);
        }

        managed += await AllocatedAsync(a) + await AllocatedAsync(b);
        return [.. await Task.WhenAll(flows.Select(flow => ReadAsync(flow.From, plan.Kind == TestFrameKind.Probe ? flow.From : flow.To, managed / flows.Length)))];
    }

    public async ValueTask DisposeAsync()
    {
        await a.DisposeAsync();
        await b.DisposeAsync();
    }

    private static Task<long> PrepareAsync(WireEnd end, SendPlan plan) => end.InvokeAsync(e =>
    {
        e.Expect(plan.Measure, plan.Size);
        return GC.GetAllocatedBytesForCurrentThread();
    });

    private static Task<long> AllocatedAsync(WireEnd end) => end.InvokeAsync(static _ => GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Waits until all that was sent is there, or nothing comes any more.</summary>
    private static async Task SettleAsync(WireEnd from, WireEnd counting)
    {
        long sent = await from.InvokeAsync(static e => e.Failure is { } failure ? throw failure : e.Sent);
        long before = -1;
        int quiet = 0;
        for (int look = 0; look < MostLooks && quiet < QuietLooks; look++)
        {
            long received = await counting.InvokeAsync(static e => e.Count.Received + e.Count.Corrupt);
            if (received >= sent)
            {
                return;
            }

            quiet = received == before ? quiet + 1 : 0;
            before = received;
            await Task.Delay(s_look, CancellationToken.None);
        }
    }

    private static async Task<Flow> ReadAsync(WireEnd from, WireEnd counting, long managed)
    {
        (long sent, long startedAt, long endedAt) = await from.InvokeAsync(static e => (e.Sent, e.SendStartedAt, e.SendEndedAt));
        (ReceiveCount count, LatencyHistogram trips) = await counting.InvokeAsync(static e => (e.Count, e.RoundTrips));
        return new Flow(sent, (endedAt - startedAt) / 1e9, Math.Max(0, count.LastAt - startedAt) / 1e9, count, trips, managed);
    }
}
