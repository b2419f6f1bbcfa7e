using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

public sealed class ScriptedMcmAf(McmAf handle)
{
    public McmAf Handle => handle;

    public bool NotifyPending { get; set; }

    public bool IsClosed { get; set; }
}
