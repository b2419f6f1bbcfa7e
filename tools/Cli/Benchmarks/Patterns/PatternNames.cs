using System.Globalization;

namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>Patterns by the names that are typed.</summary>
internal static class PatternNames
{
    /// <summary>What can be typed, for messages.</summary>
    public const string Known = "prbs7, prbs15, prbs23, prbs31, counter, zeros, mod63[:PACKET]";

    private const int HighSpeedPacket = 512; // USB 2.0 5.8.3

    /// <summary>Makes a pattern; null: there is none of that name.</summary>
    public static TestPattern? TryCreate(string name) => name switch
    {
        "prbs7" => new PrbsPattern(PrbsPolynomial.Prbs7),
        "prbs15" => new PrbsPattern(PrbsPolynomial.Prbs15),
        "prbs23" => new PrbsPattern(PrbsPolynomial.Prbs23),
        "prbs31" => new PrbsPattern(PrbsPolynomial.Prbs31),
        "counter" => RepeatingPattern.Counter(),
        "zeros" => RepeatingPattern.Zeros(),
        "mod63" => RepeatingPattern.Modulo63(HighSpeedPacket),
        _ when name.StartsWith("mod63:", StringComparison.Ordinal) && int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out int packet)
            && packet is 8 or 16 or 32 or 64 or 512 or 1024 => RepeatingPattern.Modulo63(packet),
        _ => null,
    };
}
