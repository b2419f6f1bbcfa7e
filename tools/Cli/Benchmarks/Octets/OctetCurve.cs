namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Keeps as many samples of a long measure as a plot can show.</summary>
internal static class OctetCurve
{
    private const int Points = 120;

    /// <summary>Adds a sample unless it comes too soon after the last.</summary>
    /// <param name="curve">The samples so far.</param>
    /// <param name="sample">The next.</param>
    /// <param name="length">How long the whole measure takes.</param>
    public static void Add(List<OctetSample> curve, OctetSample sample, TimeSpan length)
    {
        if (curve.Count == 0 || sample.Seconds - curve[^1].Seconds >= length.TotalSeconds / Points)
        {
            curve.Add(sample);
        }
    }
}
