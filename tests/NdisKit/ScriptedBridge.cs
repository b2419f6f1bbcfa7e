using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

public sealed class ScriptedBridge
{
    public ClientVc Lower { get; set; } = null!;

    public bool LowerIsConnected { get; set; }

    public CmVc? Alias { get; set; }
}
