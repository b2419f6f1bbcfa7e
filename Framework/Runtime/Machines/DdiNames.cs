namespace UserCoNdis.Framework.Runtime;

internal static class DdiNames
{
    /// <summary>Tells whether a miniport as such calls, or answers, the function of this name.</summary>
    public static bool IsMiniports(string ddi) =>
        ddi.StartsWith("NdisMCo", StringComparison.Ordinal) || ddi.StartsWith("Miniport", StringComparison.Ordinal);

    /// <summary>Tells whether a client calls, or answers, the function of this name.</summary>
    public static bool IsClients(string ddi) =>
        ddi.StartsWith("NdisCl", StringComparison.Ordinal) || ddi.StartsWith("ProtocolCl", StringComparison.Ordinal);
}
