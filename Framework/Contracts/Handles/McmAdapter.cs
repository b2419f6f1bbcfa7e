namespace UserCoNdis.Framework.Contracts;

/// <summary>An adapter in an MCM's hands.</summary>
public abstract class McmAdapter : MiniportAdapter
{
    /// <summary>Registers an address family, from within InitializeEx, once per family (R021, R022).</summary>
    [Ddi("NdisMCmRegisterAddressFamilyEx")]
    public abstract NdisStatus RegisterAddressFamilyEx(CoAddressFamily addressFamily);
}
