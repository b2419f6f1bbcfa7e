using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Sends to a reader that takes nothing for a while: what does the path hold, is the sender held back, is anything lost?</summary>
internal sealed class FlowTest(OctetWire wire, int block, CancellationToken cancelled)
{
    private const long MostOctets = 1L << 30; // a path that swallows so much holds nobody back
    private static readonly TimeSpan s_held = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_after = TimeSpan.FromSeconds(0.7);

    /// <summary>Gets from when on the reader takes nothing, since the sending began.</summary>
    public static TimeSpan HeldFrom { get; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Gets when the reader goes on.</summary>
    public static TimeSpan HeldUntil => HeldFrom + s_held;

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
        var plan = new OctetPlan(block, MostOctets, HeldUntil + s_after);
        Task<OctetFlow[]> measure = wire.MeasureAsync(route, plan, curve.Add, cancelled);
        try
        {
            _ = await Task.WhenAny(measure, Task.Delay(HeldFrom, CancellationToken.None));
            await GateAsync(to, isOpen: false);
            _ = await Task.WhenAny(measure, Task.Delay(s_held, CancellationToken.None));
        }
        finally
        {
            await GateAsync(to, isOpen: true);
        }

        OctetSample held = curve.LastOrDefault(sample => sample.Seconds <= HeldUntil.TotalSeconds);
        OctetSample early = curve.LastOrDefault(sample => sample.Seconds <= (HeldFrom + (s_held * 2 / 3)).TotalSeconds);
        OctetFlow flow = (await measure)[0];
        return new FlowRow(
            route.Name,
            s_held.TotalSeconds,
            Math.Max(0, held.Delivered - held.Received),
            held.Delivered == early.Delivered && held.Delivered < flow.Sent,
            HasFlowControl(from) && HasFlowControl(to),
            flow.Sent ?? 0,
            flow.Received ?? default,
            curve);
    }

    private static Task GateAsync(OctetPort port, bool isOpen) => port.InvokeAsync(_ => port.Link.Find<IReceiveGate>()?.SetReceiving(isOpen));

    /// <summary>A serial line holds its sender back only when it was asked to; everything else does by its nature.</summary>
    private static bool HasFlowControl(OctetPort port) => !SerialLine.IsOne(port) || SerialLine.HasFlowControl(port.Uri);
}
