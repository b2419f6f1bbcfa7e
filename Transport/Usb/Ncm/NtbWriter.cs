using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>Writes an NTB as it was planned: header, one table, datagrams (NCM 1.0, 3.2 and 3.3). Padding is zeros.</summary>
internal ref struct NtbWriter
{
    private readonly NtbLayout _layout;
    private readonly Span<byte> _block;
    private int _entry; // where the next entry of the table goes
    private int _end;   // of what was written

    /// <summary>Writes the header and begins the table.</summary>
    /// <param name="plan">What will be written.</param>
    /// <param name="sequence">wSequence.</param>
    /// <param name="block">At least the plan's size.</param>
    public NtbWriter(in NtbPlan plan, ushort sequence, Span<byte> block)
    {
        _layout = plan.Layout;
        _block = block[..plan.Size];
        NtbWire wire = _layout.Wire;
        int table = _layout.TableOffset;
        _end = table + _layout.TableSize(plan.Count);
        _block[.._end].Clear();

        BinaryPrimitives.WriteUInt32LittleEndian(_block, wire.HeaderSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(_block[4..], (ushort)wire.HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(_block[6..], sequence);
        wire.Write(_block[8..], plan.Size);
        wire.Write(_block[(8 + wire.FieldSize)..], table);

        BinaryPrimitives.WriteUInt32LittleEndian(_block[table..], wire.PointersSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(_block[(table + 4)..], (ushort)_layout.TableSize(plan.Count));
        _entry = table + wire.PointersHeaderSize;
    }

    /// <summary>Writes the next datagram: the one copy that NCM asks for.</summary>
    /// <param name="datagram">As long as it was in the plan.</param>
    public void Write(ReadOnlySpan<byte> datagram)
    {
        int at = _layout.Place(_end);
        _block[_end..at].Clear();
        datagram.CopyTo(_block[at..]);
        _layout.Wire.Write(_block[_entry..], at);
        _layout.Wire.Write(_block[(_entry + _layout.Wire.FieldSize)..], datagram.Length);
        _entry += _layout.Wire.EntrySize;
        _end = at + datagram.Length;
    }
}
