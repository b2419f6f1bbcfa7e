using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Tools.Cli.Benchmarks.Reports;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Judges what was measured: every octet has to arrive as it was sent, once and in its place.</summary>
internal static class OctetVerdict
{
    public static ReportVerdict Of(OctetBenchResult result)
    {
        string[] against = [.. result.Failures, .. Against(result)];
        return against.Length == 0 ? new(Passed: true, [For(result)]) : new(Passed: false, against);
    }

    private static IEnumerable<string> Against(OctetBenchResult result)
    {
        foreach (OctetRow row in result.Throughput.Where(static row => !row.Count.IsClean))
        {
            yield return $"throughput, {row.Route}, blocks of {row.Block}: {FaultsOf(row.Count)}";
        }

        foreach (ErrorRow row in result.Errors.Where(static row => !row.Count.IsClean))
        {
            yield return $"{row.Pattern}, {row.Route}: {FaultsOf(row.Count)}";
        }

        foreach (Frames.LatencyRow row in result.Latency.Where(static row => row.Lost > 0))
        {
            yield return $"{row.Lost:N0} of {row.Probes:N0} messages of {row.Size} octets did not come back as they were sent";
        }

        foreach (LineRow row in result.Lines.Where(static row => !row.IsGood))
        {
            yield return $"{row.To} {row.Input} followed {row.From} {row.Output} only {row.Followed} times of {row.Edges}".Replace("Dtr", "DTR").Replace("Rts", "RTS");
        }

        foreach (FlowRow row in result.Flow.Where(static row => !row.IsGood))
        {
            yield return $"slow reader, {row.Route}: {FaultsOf(row.Count)}, though the path should hold its sender back";
        }

        foreach (SpeedRow row in result.Speeds.Where(static row => !row.Count.IsClean))
        {
            yield return $"{row.AskedBps:N0} bit/s, {row.Route}: {FaultsOf(row.Count)}";
        }

        foreach (LinkErrorRow row in result.LinkErrors.Where(static row => row.Transfers > 0))
        {
            yield return $"{row.Link}: {row.Transfers:N0} transfers were refused by the device (a sink that wants another pattern, or other blocks, does so) or lost on the bus";
        }
    }

    private static string For(OctetBenchResult result)
    {
        long octets = result.Throughput.Sum(static row => row.Octets) + result.Errors.Sum(static row => row.Count.Octets) + result.Speeds.Sum(static row => row.Count.Octets);
        return octets > 0 ? $"{octets:N0} octets, none lost or inserted, no bit wrong" : "nothing speaks against it";
    }

    private static string FaultsOf(PatternCount count) => string.Join(", ", ((string?[])
    [
        count.BitErrors > 0 ? $"{count.BitErrors:N0} bit errors in {count.ByteErrors:N0} octets" : null,
        count.LostOctets > 0 ? $"{count.LostOctets:N0} octets lost" : null,
        count.InsertedOctets > 0 ? $"{count.InsertedOctets:N0} octets inserted" : null,
        count.OutOfStepOctets > 0 ? $"{count.OutOfStepOctets:N0} octets that are not the pattern's" : null,
    ]).OfType<string>());
}
