using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Writes a discovery frame; what does not fit makes the whole frame void, so that none goes out half.</summary>
public ref struct PppoePacketWriter
{
    private readonly Span<byte> _frame;
    private readonly int _packetAt;
    private int _length;

    /// <summary>Begins a frame.</summary>
    /// <param name="frame">Receives it; what its length allows is the bound, at most <see cref="PppoePacket.MaxLength"/> behind the Ethernet header.</param>
    /// <param name="ethernet">Who sends it to whom.</param>
    /// <param name="code">The packet's code.</param>
    /// <param name="sessionId">The session's number; 0: none.</param>
    public PppoePacketWriter(Span<byte> frame, in EthernetHeader ethernet, PppoeCode code, ushort sessionId = 0)
    {
        _packetAt = ethernet.Length;
        int most = code == PppoeCode.Padi ? PppoePacket.MaxPadiLength : PppoePacket.MaxLength;
        _frame = frame[..Math.Min(frame.Length, _packetAt + most)];
        _length = _packetAt + PppoePacket.HeaderLength;
        if (_length > _frame.Length)
        {
            HasOverflowed = true;
            return;
        }

        ethernet.Write(_frame);
        Span<byte> packet = _frame[_packetAt..];
        packet[0] = PppoeSessionHeader.VersionType;
        packet[1] = (byte)code;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sessionId);
    }

    /// <summary>Gets whether something did not fit.</summary>
    public bool HasOverflowed { get; private set; }

    /// <summary>Adds a tag.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="value">Its value.</param>
    public void Add(PppoeTagType type, scoped ReadOnlySpan<byte> value)
    {
        HasOverflowed |= value.Length > _frame.Length - _length - PppoeTag.HeaderLength;
        if (HasOverflowed)
        {
            return;
        }

        Span<byte> tag = _frame[_length..];
        BinaryPrimitives.WriteUInt16BigEndian(tag, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(tag[2..], (ushort)value.Length);
        value.CopyTo(tag[PppoeTag.HeaderLength..]);
        _length += PppoeTag.HeaderLength + value.Length;
    }

    /// <summary>Adds a PPP-Max-Payload tag.</summary>
    /// <param name="maxPayload">The MRU in octets.</param>
    public void AddMaxPayload(int maxPayload)
    {
        Span<byte> value = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(value, (ushort)maxPayload);
        Add(PppoeTagType.PppMaxPayload, value);
    }

    /// <summary>Carries a kept tag back; null: there was none.</summary>
    internal void AddKept(PppoeTagType type, byte[]? value)
    {
        if (value is not null)
        {
            Add(type, value);
        }
    }

    /// <summary>Carries a tag of a received packet back, if it is there.</summary>
    internal void AddBack(in PppoePacket received, PppoeTagType type)
    {
        if (received.TryFind(type, out ReadOnlySpan<byte> value))
        {
            Add(type, value);
        }
    }

    /// <summary>Ends the frame.</summary>
    /// <param name="length">The frame's octets; the device pads what is shorter than its medium allows.</param>
    /// <returns>False if something did not fit.</returns>
    public bool TryFinish(out int length)
    {
        length = HasOverflowed ? 0 : _length;
        if (!HasOverflowed)
        {
            int payload = _length - _packetAt - PppoePacket.HeaderLength;
            BinaryPrimitives.WriteUInt16BigEndian(_frame[(_packetAt + 4)..], (ushort)payload);
        }

        return !HasOverflowed;
    }
}
