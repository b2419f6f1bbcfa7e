namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>Causes as programs read them: one stable word, small at its beginning.</summary>
internal static class CauseWord
{
    /// <summary>Makes it of a name in the code: <c>NoCarrier</c> is <c>noCarrier</c>.</summary>
    public static string Of(string name) => name.Length == 0 ? "unknown" : char.ToLowerInvariant(name[0]) + name[1..];
}
