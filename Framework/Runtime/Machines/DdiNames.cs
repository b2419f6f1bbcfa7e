namespace UserCoNdis.Framework.Runtime;

internal static class DdiNames
{
    /// <summary>Tells whether a client calls, or answers, the function of this name.</summary>
    public static bool IsClients(string ddi) =>
        ddi.StartsWith("NdisCl", StringComparison.Ordinal) || ddi.StartsWith("ProtocolCl", StringComparison.Ordinal);
}
