namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>The parts of a report, from what was measured; a part that was not measured is left out.</summary>
internal static class ReportSections
{
    public static IReadOnlyList<ReportSection> Of(BenchDocument document)
    {
        List<ReportSection> sections = [];
        Add(document.Throughput, ThroughputSection.Of);
        Add(document.Rate, RateSection.Of);
        Add(document.Latency, LatencySection.Of);
        Add(document.Sessions, SessionSection.Of);
        Add(document.Pppoe, PppoeSection.Of);
        return sections;

        void Add<T>(IReadOnlyList<T> rows, Func<IReadOnlyList<T>, ReportSection> make)
        {
            if (rows.Count > 0)
            {
                sections.Add(make(rows));
            }
        }
    }
}
