using System.Diagnostics.CodeAnalysis;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>A queue of net buffer lists, chained by their own links. A mutable value: kept in fields and locals, never copied.</summary>
internal struct NblQueue
{
    private NetBufferList? _tail;

    /// <summary>Gets the oldest list, the head of the chain; null when it is empty.</summary>
    public NetBufferList? Head { get; private set; }

    public readonly bool IsEmpty => Head is null;

    public void Append(NetBufferList list)
    {
        list.Next = null;
        if (_tail is null)
        {
            Head = list;
        }
        else
        {
            _tail.Next = list;
        }

        _tail = list;
    }

    public void Prepend(NetBufferList list)
    {
        list.Next = Head;
        Head = list;
        _tail ??= list;
    }

    public bool TryTake([NotNullWhen(true)] out NetBufferList? list)
    {
        list = Head;
        if (list is null)
        {
            return false;
        }

        Head = list.Next;
        _tail = Head is null ? null : _tail;
        list.Next = null;
        return true;
    }

    /// <summary>Takes the newest list; walks the chain, which is as long as the send window.</summary>
    public NetBufferList TakeNewest()
    {
        NetBufferList newest = _tail!;
        NetBufferList? before = null;
        for (NetBufferList list = Head!; !ReferenceEquals(list, newest); list = list.Next!)
        {
            before = list;
        }

        _tail = before;
        if (before is null)
        {
            Head = null;
        }
        else
        {
            before.Next = null;
        }

        return newest;
    }

    /// <summary>Takes the whole chain.</summary>
    public NetBufferList? TakeAll()
    {
        NetBufferList? all = Head;
        this = default;
        return all;
    }
}
