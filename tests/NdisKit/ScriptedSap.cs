using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A SAP, as its call manager sees it.</summary>
public sealed class ScriptedSap(ScriptedAf af, CoSap sap, CallManagerSap handle)
{
    public ScriptedAf Af => af;

    public CoSap Sap => sap;

    public CallManagerSap Handle => handle;
}
