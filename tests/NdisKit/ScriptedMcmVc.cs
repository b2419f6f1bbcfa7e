using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

public sealed class ScriptedMcmVc
{
    public McmVc Handle { get; set; } = null!;

    public bool IsOurs { get; init; }

    public bool HasCall { get; set; }

    /// <summary>The network ended the call; what the client answers to the offer counts no more (T8).</summary>
    public bool IsHungUp { get; set; }

    /// <summary>The parameters of a call that is being made; null once it has been answered.</summary>
    public CoCallParameters? Making { get; set; }

    public bool IsActive { get; set; }
}
