using System.Diagnostics.CodeAnalysis;

namespace UserCoNdis.Framework.Contracts;

/// <summary>A queue of net buffer lists, chained by their own links; allocates nothing.</summary>
/// <remarks>A mutable value: kept in fields and locals, never copied. A list is in one queue at a time, its owner's.</remarks>
public struct NetBufferListQueue
{
    private NetBufferList? _tail;

    /// <summary>Gets the oldest list, the head of the chain; null when it is empty.</summary>
    public NetBufferList? Head { get; private set; }

    /// <summary>Gets whether there is no list in it.</summary>
    public readonly bool IsEmpty => Head is null;

    /// <summary>Adds a list, taken out of whatever chain it was in, as the newest.</summary>
    public void Append(NetBufferList list)
    {
        ArgumentNullException.ThrowIfNull(list);
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

    /// <summary>Adds a list as the oldest.</summary>
    public void Prepend(NetBufferList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        list.Next = Head;
        Head = list;
        _tail ??= list;
    }

    /// <summary>Takes the oldest list out of the chain.</summary>
    /// <returns>False when there is none.</returns>
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

    /// <summary>Takes the newest list; walks the chain, which is as long as a send window.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public NetBufferList TakeNewest()
    {
        NetBufferList newest = _tail ?? throw new InvalidOperationException("The queue is empty.");
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

    /// <summary>Takes the whole chain; null when it is empty.</summary>
    public NetBufferList? TakeAll()
    {
        NetBufferList? all = Head;
        this = default;
        return all;
    }
}
