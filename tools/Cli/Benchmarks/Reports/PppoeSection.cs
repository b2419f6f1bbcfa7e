using UserCoNdis.Tools.Cli.Benchmarks.Plots;
using UserCoNdis.Tools.Cli.Benchmarks.Sessions;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Frames of a session, against loops in C.</summary>
internal static class PppoeSection
{
    public static ReportSection Of(IReadOnlyList<PppoeRow> rows) => new(
        new ReportTable(
            "PPPoE frames of one session",
            "Client, VC, PPPoE miniport, link, as fast as it goes; the verifier is off. Out: lists of the client to the wire, against a loop of pcap_inject in C; nobody takes "
                + "the frames there. In: frames that a loop in C sends, up to the client, against a libpcap loop that counts them. Through: from one client to the other. "
                + "Median [least .. greatest]; ratios are taken in each round. Processor time is that of the process, its share of the kernel included: where others use "
                + "the machine too it says more than the rate.",
            ["payload", "octets", "path", "ours, thousand/s", "C, thousand/s", "ours / C", "ours, CPU ns", "C, CPU ns", "by CPU time", "managed B/frame"],
            [.. rows.Select(Cells)]),
        []);

    private static string[] Cells(PppoeRow row) =>
    [
        QuantityText.Of(row.Payload),
        QuantityText.Of(row.Octets),
        row.Path.ToString().ToLowerInvariant(),
        QuantityText.Of(row.PerSecond.Times(1e-3)),
        Text(row.YardstickPerSecond?.Times(1e-3)),
        Text(row.Ratio),
        QuantityText.Of(row.Nanoseconds),
        Text(row.YardstickNanoseconds),
        Text(row.ProcessorRatio),
        QuantityText.Of(row.ManagedBytesPerFrame),
    ];

    private static string Text(Frames.Spread? spread) => spread is { } value ? QuantityText.Of(value) : "";
}
