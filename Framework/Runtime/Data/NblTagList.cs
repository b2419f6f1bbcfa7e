using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The tags of all lists under way on one adapter. Grows to the largest number under way, then allocates nothing.</summary>
internal sealed class NblTagList
{
    private NblTag? _free;

    public NblTag? First { get; private set; }

    public NblTag Attach(NetBufferList list, NdisVcObject owner, NdisVcObject carrier, NblState state)
    {
        NblTag tag = _free ?? new NblTag();
        _free = tag.Next;
        tag.List = list;
        tag.Owner = owner;
        tag.Carrier = carrier;
        tag.State = state;
        tag.Outer = list.NdisReserved;
        tag.Previous = null;
        tag.Next = First;
        First?.Previous = tag;
        First = tag;
        list.NdisReserved = tag;
        return tag;
    }

    public void Detach(NblTag tag)
    {
        if (tag.IsOnTop) // else a driver freed the list while another had it
        {
            tag.List.NdisReserved = tag.Outer;
        }

        if (tag.Previous is null)
        {
            First = tag.Next;
        }
        else
        {
            tag.Previous.Next = tag.Next;
        }

        tag.Next?.Previous = tag.Previous;
        tag.List = null!;
        tag.Owner = null!;
        tag.Carrier = null!;
        tag.Outer = null;
        tag.NextLent = null;
        tag.Next = _free;
        _free = tag;
    }
}
