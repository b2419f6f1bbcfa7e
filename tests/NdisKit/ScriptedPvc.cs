using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A permanent VC in the call manager's list (3.9).</summary>
public sealed class ScriptedPvc(CoSpecificParameters parameters)
{
    /// <summary>What it is identified by.</summary>
    public CoSpecificParameters Parameters => parameters;

    /// <summary>The VC whose call uses it.</summary>
    public ScriptedVc? User { get; set; }
}
