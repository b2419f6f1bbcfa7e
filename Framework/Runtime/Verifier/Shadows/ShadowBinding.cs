namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a protocol's binding.</summary>
internal sealed class ShadowBinding : Shadow
{
    /// <summary>Frames sent and not completed.</summary>
    public int Sends { get; set; }

    /// <summary>Frames received and not returned.</summary>
    public int Receives { get; set; }
}
