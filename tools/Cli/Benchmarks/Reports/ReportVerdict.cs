namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Whether what was tested is in order.</summary>
/// <param name="Passed">Nothing speaks against it.</param>
/// <param name="Reasons">What speaks against it, or what the verdict rests on.</param>
internal sealed record ReportVerdict(bool Passed, IReadOnlyList<string> Reasons)
{
    /// <summary>Gets the word for it.</summary>
    public string Word => Passed ? "PASS" : "FAIL";
}
