using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A party as its call manager sees it.</summary>
public sealed class ScriptedLeaf(ScriptedVc vc, CallManagerParty handle)
{
    public ScriptedVc Vc => vc;

    public CallManagerParty Handle => handle;
}
