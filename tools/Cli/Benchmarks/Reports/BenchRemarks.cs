using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>What the reader should know of the figures.</summary>
internal static class BenchRemarks
{
    public static IEnumerable<string> Of(FrameBenchResult result)
    {
        long foreign = result.Throughput.Sum(static row => row.Foreign);
        long corrupt = result.Throughput.Sum(static row => row.Corrupt);
        if (foreign > 0)
        {
            yield return $"{foreign:N0} frames on the wire were not the benchmark's: the links are not isolated, or their system speaks on them (IPv6, ARP). They were counted apart.";
        }

        if (corrupt > 0)
        {
            yield return $"{corrupt:N0} frames came changed: length, header or pattern was another than what was sent.";
        }
    }
}
