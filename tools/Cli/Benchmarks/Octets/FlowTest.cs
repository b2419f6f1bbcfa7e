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
        (TimeSpan begin, TimeSpan until) = (held * 0.3, held * 1.3);
        var plan = new OctetPlan(block, MostOctets, held * 2);
        Task<OctetFlow[]> measure = wire.MeasureAsync(route, plan, curve.Add, cancelled);
        try
        {
            _ = await Task.WhenAny(measure, Task.Delay(begin, CancellationToken.None));
            await GateAsync(to, isOpen: false);
            _ = await Task.WhenAny(measure, Task.Delay(held, CancellationToken.None));
        }
        finally
        {
            await GateAsync(to, isOpen: true);
        }

        OctetSample atEnd = curve.LastOrDefault(sample => sample.Seconds <= until.TotalSeconds);
        OctetSample early = curve.LastOrDefault(sample => sample.Seconds <= (begin + (held * 2 / 3)).TotalSeconds);
        OctetFlow flow = (await measure)[0];
        return new FlowRow(
            route.Name,
            begin.TotalSeconds,
            held.TotalSeconds,
            Math.Max(0, atEnd.Delivered - atEnd.Received),
            atEnd.Delivered == early.Delivered && atEnd.Delivered < flow.Sent,
            HasFlowControl(from) && HasFlowControl(to),
            flow.Sent ?? 0,
            flow.Received ?? default,
            curve);
    }

    private static Task GateAsync(OctetPort port, bool isOpen) => port.InvokeAsync(_ => port.Link.Find<IReceiveGate>()?.SetReceiving(isOpen));

    /// <summary>A serial line holds its sender back only when it was asked to; everything else does by its nature.</summary>
    private static bool HasFlowControl(OctetPort port) => !SerialLine.IsOne(port) || SerialLine.HasFlowControl(port.Uri);
}
