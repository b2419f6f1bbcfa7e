using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>Walks the tables of datagrams (NDPs) of one NTB (NCM 1.0, 3.3).</summary>
internal ref struct NtbTables
{
    private const int CrcSize = 4;
    private const int LeastDatagram = 14; // an Ethernet header

    private readonly ReadOnlySpan<byte> _block;
    private readonly NtbWire _wire;
    private readonly int _maxDatagramBytes;
    private readonly Span<NtbDatagram> _taken;
    private int _lastEnd; // of what was taken: nothing taken lies behind
    private int _faults;

    public NtbTables(ReadOnlySpan<byte> block, NtbWire wire, int maxDatagramBytes, Span<NtbDatagram> taken)
    {
        _block = block;
        _wire = wire;
        _maxDatagramBytes = maxDatagramBytes;
        _taken = taken;
        _lastEnd = wire.HeaderSize;
    }

    /// <summary>Gets how many datagrams were taken.</summary>
    public int Count { get; private set; }

    /// <summary>Follows the chain of tables.</summary>
    /// <returns>False: a table lies outside or lies about its length, the chain is a loop, or too many datagrams were bad.</returns>
    public bool Walk(uint index, ref NtbCounters counters)
    {
        int unread = _block.Length; // octets of tables: each octet belongs to one, unless the chain is a loop
        while (index != 0)
        {
            if (!TryFind(index, out NtbDatagram table) || (unread -= table.Length) < 0)
            {
                return false;
            }

            ReadOnlySpan<byte> octets = _block.Slice(table.Offset, table.Length);
            uint signature = BinaryPrimitives.ReadUInt32LittleEndian(octets);
            if (signature != _wire.PointersSignature && signature != _wire.CrcPointersSignature)
            {
                counters.SkippedTables++;
            }
            else if (!TakeAll(table, hasCrc: signature == _wire.CrcPointersSignature, ref counters))
            {
                return false;
            }

            index = _wire.Read(octets[_wire.NextPointersOffset..]);
        }

        return true;
    }

    private readonly bool TryFind(uint index, out NtbDatagram table)
    {
        table = default;
        if (index < _wire.HeaderSize || (ulong)index + (uint)_wire.LeastPointersSize > (uint)_block.Length)
        {
            return false;
        }

        // wLength has 16 bits in both forms.
        int length = BinaryPrimitives.ReadUInt16LittleEndian(_block[((int)index + 4)..]);
        table = new NtbDatagram((int)index, length);
        return length >= _wire.LeastPointersSize && table.End <= _block.Length;
    }

    private bool TakeAll(NtbDatagram table, bool hasCrc, ref NtbCounters counters)
    {
        ReadOnlySpan<byte> entries = _block.Slice(table.Offset, table.Length)[_wire.PointersHeaderSize..];
        for (; entries.Length >= _wire.EntrySize; entries = entries[_wire.EntrySize..])
        {
            uint offset = _wire.Read(entries);
            uint length = _wire.Read(entries[_wire.FieldSize..]);
            if (offset == 0 || length == 0)
            {
                return true; // the end of the table
            }

            if (!Take(offset, length, table, hasCrc, ref counters) && ++_faults >= NtbParser.MaxFaults)
            {
                return false;
            }
        }

        return true;
    }

    private bool Take(uint offset, uint length, NtbDatagram table, bool hasCrc, ref NtbCounters counters)
    {
        int crcSize = hasCrc ? CrcSize : 0;
        bool isInside = offset >= _wire.HeaderSize && (ulong)offset + length <= (uint)_block.Length;
        var whole = isInside ? new NtbDatagram((int)offset, (int)length) : default;
        if (!isInside
            || whole.Length < LeastDatagram + crcSize
            || whole.Length > _maxDatagramBytes + crcSize
            || Count == _taken.Length
            || whole.Overlaps(table)
            || OverlapsTaken(whole))
        {
            counters.BadDatagrams++;
            return false;
        }

        if (hasCrc && !HasGoodCrc(_block.Slice(whole.Offset, whole.Length)))
        {
            counters.CrcErrors++;
            return false;
        }

        _taken[Count++] = whole with { Length = whole.Length - crcSize };
        _lastEnd = Math.Max(_lastEnd, whole.End);
        return true;
    }

    private readonly bool OverlapsTaken(NtbDatagram datagram)
    {
        if (datagram.Offset >= _lastEnd)
        {
            return false; // in rising order, as devices send them
        }

        foreach (NtbDatagram taken in _taken[..Count])
        {
            if (datagram.Overlaps(taken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasGoodCrc(ReadOnlySpan<byte> datagram) =>
        EthernetCrc.Compute(datagram[..^CrcSize]) == BinaryPrimitives.ReadUInt32LittleEndian(datagram[^CrcSize..]);
}
