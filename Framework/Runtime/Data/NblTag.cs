using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Says whose a list is while it is under way; lies in its NdisReserved word, over the tag of an outer journey.</summary>
internal sealed class NblTag
{
    public NetBufferList List { get; set; } = null!;

    /// <summary>The VC whose client sent it, or must return it.</summary>
    public NdisVcObject Owner { get; set; } = null!;

    /// <summary>The VC that the miniport knows it by.</summary>
    public NdisVcObject Carrier { get; set; } = null!;

    public NblState State { get; set; }

    public bool IsSend => State == NblState.Sent;

    public object? Outer { get; set; }

    public NblTag? Previous { get; set; }

    public NblTag? Next { get; set; }

    /// <summary>The next list that was lent in the same receive callback.</summary>
    public NblTag? NextLent { get; set; }

    /// <summary>The tag that says whose a list is now; null: <see cref="NblState.Own"/>.</summary>
    public static NblTag? Of(NetBufferList list) => list.NdisReserved as NblTag;

    public static NblState StateOf(NblTag? tag) => tag?.State ?? NblState.Own;
}
