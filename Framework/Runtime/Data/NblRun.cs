using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A chain in the making.</summary>
internal struct NblRun
{
    private NetBufferList? _head;
    private NetBufferList? _tail;

    public void Add(NetBufferList list)
    {
        list.Next = null;
        if (_tail is null)
        {
            _head = list;
        }
        else
        {
            _tail.Next = list;
        }

        _tail = list;
    }

    public NetBufferList? Take()
    {
        NetBufferList? head = _head;
        _head = null;
        _tail = null;
        return head;
    }
}
