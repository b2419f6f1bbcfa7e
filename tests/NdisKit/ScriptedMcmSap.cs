using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

public sealed class ScriptedMcmSap(ScriptedMcmAf af, McmSap handle)
{
    public ScriptedMcmAf Af => af;

    public McmSap Handle => handle;
}
