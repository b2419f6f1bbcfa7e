namespace UserCoNdis.Framework.Runtime;

/// <summary>Tells whether a request is still open when the callback that it led to returns: the completion may have come
/// inside (T9), and the object may be in its next request by then.</summary>
internal struct RequestTicket
{
    private uint _serial;

    public bool IsOpen { get; private set; }

    public uint Begin()
    {
        IsOpen = true;
        return ++_serial;
    }

    public void End() => IsOpen = false;

    public readonly bool IsOpenFor(uint serial) => IsOpen && _serial == serial;
}
