namespace UserCoNdis.Transport.Usb;

/// <summary>Decides which datagrams go into one NTB, before it is written: the table in front needs to know how many there are.</summary>
internal struct NtbPlan(NtbLayout layout)
{
    private int _dataSize; // from the first datagram to the end of the last

    /// <summary>Gets the layout.</summary>
    public readonly NtbLayout Layout => layout;

    /// <summary>Gets how many datagrams there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the octets of the NTB.</summary>
    public readonly int Size => layout.FirstDatagram(Count) + _dataSize;

    /// <summary>Adds a datagram behind the others.</summary>
    /// <returns>False: it has no room; nothing changed.</returns>
    public bool TryAdd(int length)
    {
        // Every datagram lies on a multiple of the divisor from the first one, so distances don't change when the table grows.
        int dataSize = (_dataSize + layout.Divisor - 1) & -layout.Divisor;
        if (Count >= layout.MaxDatagrams
            || layout.TableSize(Count + 1) > ushort.MaxValue
            || (long)layout.FirstDatagram(Count + 1) + dataSize + length > layout.MaxSize)
        {
            return false;
        }

        _dataSize = dataSize + length;
        Count++;
        return true;
    }
}
