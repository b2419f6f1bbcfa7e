namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of an open family.</summary>
internal sealed class ShadowAf
{
    public bool IsOpen { get; set; }

    public bool IsClosing { get; set; }

    public bool IsClosed { get; set; }

    public bool WasNotified { get; set; }
}
