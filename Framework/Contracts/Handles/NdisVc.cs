namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC handle, whichever role holds it.</summary>
public abstract class NdisVc
{
    /// <summary>Gets the number that logs and captures call the VC by, unique in the host.</summary>
    public abstract uint VcId { get; }
}
