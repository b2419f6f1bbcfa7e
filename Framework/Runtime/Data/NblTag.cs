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

    /// <summary>It says whose the list is now: no driver has sent the list on.</summary>
    public bool IsOnTop => ReferenceEquals(List.NdisReserved, this);

    /// <summary>It is on its list, be it under others; else a driver freed the list while another had it.</summary>
    public bool IsOnList
    {
        get
        {
            var tag = List.NdisReserved as NblTag;
            while (tag is not null && !ReferenceEquals(tag, this))
            {
                tag = tag.Outer as NblTag;
            }

            return tag is not null;
        }
    }

    public object? Outer { get; set; }

    public NblTag? Previous { get; set; }

    public NblTag? Next { get; set; }

    /// <summary>The next list that was lent in the same receive callback.</summary>
    public NblTag? NextLent { get; set; }

    /// <summary>The tag that says whose a list is now; null: <see cref="NblState.Own"/>.</summary>
    public static NblTag? Of(NetBufferList list) => list.NdisReserved as NblTag;

    public static NblState StateOf(NblTag? tag) => tag?.State ?? NblState.Own;
}
