namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of an adapter: what lives on it.</summary>
internal sealed class ShadowAdapter : Shadow
{
    /// <summary>Families that a client has opened and not closed.</summary>
    public HashSet<ShadowAf> Afs { get; } = [];

    /// <summary>VCs that were created and whose deletion has not begun.</summary>
    public HashSet<ShadowVc> Vcs { get; } = [];
}
