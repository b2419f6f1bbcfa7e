namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a SAP.</summary>
internal sealed class ShadowSap
{
    public bool IsRegistering { get; set; }

    public bool IsRegistered { get; set; }

    public bool IsDeregistering { get; set; }
}
