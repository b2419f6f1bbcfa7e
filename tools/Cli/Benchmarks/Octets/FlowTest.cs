using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Sends to a reader that takes nothing for a while: what does the path hold, is the sender held back, is anything lost?</summary>
/// <param name="wire">What measures.</param>
/// <param name="block">Octets of a block.</param>
/// <param name="held">How long the reader takes nothing; the whole takes twice as long.</param>
/// <param name="cancelled">Ends it before its time.</param>
internal sealed class FlowTest(OctetWire wire, int block, TimeSpan held, CancellationToken cancelled)
{
    private const long MostOctets = 1L << 30; // a path that swallows so much holds nobody back

    /// <summary>Says why a way cannot be tested; null: it can.</summary>
    public static string? ReasonToSkip(OctetRoute route) => route.Flows[0] switch
    {
        (null, _) or (_, null) => "it wants a sender and a reader of ours",
        (_, { } to) when to.Link.Find<IReceiveGate>() is null => $"{to.Link.Info.Name} cannot be told to take nothing for a while",
        _ => null,
    };

    /// <summary>Tests one way.</summary>
    public async Task<FlowRow> RunAsync(OctetRoute route)
    {
        (OctetPort from, OctetPort to) = (route.Flows[0].From!, route.Flows[0].To!);
        List<OctetSample> curve = [];
        long startedAt = TimeProvider.System.GetTimestamp();
        double Elapsed() => TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds;
        Task<OctetFlow[]> measure = wire.MeasureAsync(route, new OctetPlan(block, MostOctets, held * 2), curve.Add, cancelled);
        Task PassAsync(TimeSpan time) => Task.WhenAny(measure, Task.Delay(time, CancellationToken.None));
        double closedAt;
        double openedAt;
        long early;
        long late;
        try
        {
            await PassAsync(held * 0.3);
            await GateAsync(to, isOpen: false);
            closedAt = Elapsed();
            await PassAsync(held * 2 / 3);
            early = from.End.Delivered;
            await PassAsync(held / 3);
            late = from.End.Delivered;
            openedAt = Elapsed();
        }
        finally
        {
            await GateAsync(to, isOpen: true);
        }

        OctetFlow flow = (await measure)[0];
        return new FlowRow(
            route.Name,
            closedAt,
            openedAt - closedAt,
            Math.Max(0, late - curve.LastOrDefault(sample => sample.Seconds <= openedAt).Received),
            late == early && late < flow.Sent,
            HasFlowControl(from) && HasFlowControl(to),
            flow.Sent ?? 0,
            flow.Received ?? default,
            curve);
    }

    private static Task GateAsync(OctetPort port, bool isOpen) => port.InvokeAsync(_ => port.Link.Find<IReceiveGate>()?.SetReceiving(isOpen));

    /// <summary>A serial line holds its sender back only when it was asked to; everything else does by its nature.</summary>
    private static bool HasFlowControl(OctetPort port) => !SerialLine.IsOne(port) || SerialLine.HasFlowControl(port.Uri);
}
