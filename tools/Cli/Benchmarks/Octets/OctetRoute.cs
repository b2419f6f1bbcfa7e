namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>A way that octets take in one measure, or two ways at once.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Flows">Who sends and who receives; null: the device itself.</param>
internal sealed record OctetRoute(string Name, IReadOnlyList<(OctetPort? From, OctetPort? To)> Flows)
{
    /// <summary>Gives the ways of a mode.</summary>
    public static IReadOnlyList<OctetRoute> Of(OctetMode mode, OctetPort a, OctetPort? b) => mode switch
    {
        OctetMode.Loopback => [new("there and back", [(a, a)])],
        OctetMode.Pair => [new("A to B", [(a, b)]), new("B to A", [(b, a)]), new("both at once", [(a, b), (b, a)])],
        OctetMode.Source => [new("in", [(null, a)])],
        OctetMode.Sink => [new("out", [(a, null)])],
        OctetMode.SourceSink => [new("in", [(null, a)]), new("out", [(a, null)]), new("in and out at once", [(null, a), (a, null)])],
    };
}
