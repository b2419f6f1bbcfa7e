using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>The sites of a whole stack: where, and how it fails.</summary>
internal static class FaultNames
{
    /// <summary>What is lost here is sent again, or missed by one packet only: the call lives.</summary>
    private static readonly string[] s_passing =
    [
        "write refused", "write spoiled", "read lost", "rent", "list", "edge",
    ];

    public static string Start(string adapter) => $"{adapter} start failed";

    public static string WriteRefused(string adapter) => $"{adapter} write refused";

    public static string WriteFailed(string adapter) => $"{adapter} write failed";

    public static string WriteSpoiled(string adapter) => $"{adapter} write spoiled";

    public static string ReadFailed(string adapter) => $"{adapter} read failed";

    public static string ReadLost(string adapter) => $"{adapter} read lost";

    public static string LinesFailed(string adapter) => $"{adapter} lines failed";

    public static string SetFailed(string adapter) => $"{adapter} set failed";

    /// <summary>Tells whether a call gets over the failure of this site.</summary>
    public static bool IsPassing(string site) =>
        Array.Exists(s_passing, passing => site.Contains($" {passing}", StringComparison.Ordinal));

    /// <summary>Tells whether the adapter's device is gone after it.</summary>
    public static bool IsLineLost(string site) =>
        site.EndsWith(" failed", StringComparison.Ordinal);

    /// <summary>Tells whether a driver's answer failed; whoever asked is told <see cref="FaultPlan.Status"/>.</summary>
    public static bool IsAnswer(string site) => site.StartsWith("Protocol", StringComparison.Ordinal) || site.StartsWith("Miniport", StringComparison.Ordinal);
}
