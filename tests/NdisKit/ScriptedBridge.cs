using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A call of the proxy: below, and, once bridged, above.</summary>
public sealed class ScriptedBridge
{
    public ClientVc Lower { get; set; } = null!;

    /// <summary>The proxy made the VC below, and deletes it.</summary>
    public bool IsOutgoing { get; init; }

    /// <summary>Those of the call below; the call above has them too (4.17 step 10).</summary>
    public CoCallParameters? Parameters { get; set; }

    /// <summary>The offer that the application has not answered yet.</summary>
    public CoCallParameters? Offered { get; set; }

    /// <summary>There is a call below that has to be closed.</summary>
    public bool LowerHasCall { get; set; }

    public bool LowerIsConnected { get; set; }

    public CmVc? Alias { get; set; }

    /// <summary>It is being ended: above first, then below (4.19).</summary>
    public bool IsDropping { get; set; }

    /// <summary>The close below was refused, and asked for again.</summary>
    public bool IsCloseRepeated { get; set; }

    public bool AliasIsTold { get; set; }
}
