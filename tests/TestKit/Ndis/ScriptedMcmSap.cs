using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.TestKit;

public sealed class ScriptedMcmSap(ScriptedMcmAf af, McmSap handle)
{
    public ScriptedMcmAf Af => af;

    public McmSap Handle => handle;
}
