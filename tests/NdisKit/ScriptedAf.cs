using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A family that a client opened, as its call manager sees it.</summary>
public sealed class ScriptedAf(CallManagerAf handle)
{
    public CallManagerAf Handle => handle;

    public bool NotifyPending { get; set; }

    public bool IsClosed { get; set; }
}
