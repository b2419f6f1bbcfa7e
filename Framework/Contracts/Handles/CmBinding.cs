namespace UserCoNdis.Framework.Contracts;

/// <summary>A stand-alone call manager's face of its binding.</summary>
public abstract class CmBinding : NdisBinding
{
    /// <summary>Registers an address family on this adapter; clients are told after the bind returned (R026).</summary>
    /// <returns>Failure: another call manager has it (R023), or the binding is closing (R024).</returns>
    [Ddi("NdisCmRegisterAddressFamilyEx")]
    public abstract NdisStatus RegisterAddressFamilyEx(CoAddressFamily addressFamily);
}
