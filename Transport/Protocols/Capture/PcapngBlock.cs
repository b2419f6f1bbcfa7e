using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace UserCoNdis.Transport.Protocols.Capture;

/// <summary>One pcapng block being composed: type, length, body, options, length again; little-endian, padded to 32 bits.</summary>
/// <remarks>Source: draft-ietf-opsawg-pcapng 3.1, 3.5.</remarks>
internal ref struct PcapngBlock
{
    private const int MaxOption = ushort.MaxValue;

    private readonly Span<byte> _span;
    private int _length;
    private bool _hasOptions;

    public PcapngBlock(uint type, Span<byte> span)
    {
        _span = span;
        UInt32(type);
        UInt32(0); // the length, known at End
    }

    /// <summary>Room for an option with this text.</summary>
    public static int RoomFor(string text) => 8 + Math.Min(MaxOption, checked(text.Length * 3));

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_span[_length..], value);
        _length += 2;
    }

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_span[_length..], value);
        _length += 4;
    }

    public void UInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_span[_length..], value);
        _length += 8;
    }

    /// <summary>A time stamp is written as its upper and its lower half, in this order.</summary>
    public void Timestamp(long nanoseconds)
    {
        UInt32((uint)(nanoseconds >> 32));
        UInt32((uint)nanoseconds);
    }

    public void Octets(scoped ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(_span[_length..]);
        _length += octets.Length;
    }

    public void Pad()
    {
        int padded = (_length + 3) & ~3;
        _span[_length..padded].Clear();
        _length = padded;
    }

    public void Option(ushort code, scoped ReadOnlySpan<byte> value)
    {
        OptionHeader(code, value.Length);
        Octets(value);
        Pad();
    }

    /// <summary>A text option; nothing for an empty text, and whole characters only of one that is too long.</summary>
    public void Option(ushort code, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        int start = _length;
        OptionHeader(code, 0);
        Span<byte> room = _span[_length..];
        OperationStatus status = Utf8.FromUtf16(text, room[..Math.Min(room.Length, MaxOption)], out _, out int written);
        _ = status; // DestinationTooSmall cuts the text: wanted
        BinaryPrimitives.WriteUInt16LittleEndian(_span[(start + 2)..], (ushort)written);
        _length += written;
        Pad();
    }

    public void Option(ushort code, uint value)
    {
        OptionHeader(code, 4);
        UInt32(value);
    }

    public void Option(ushort code, ulong value)
    {
        OptionHeader(code, 8);
        UInt64(value);
    }

    public void TimestampOption(ushort code, long nanoseconds)
    {
        OptionHeader(code, 8);
        Timestamp(nanoseconds);
    }

    /// <summary>Ends options and block.</summary>
    /// <returns>The block's length in octets.</returns>
    public int End()
    {
        if (_hasOptions)
        {
            OptionHeader(0, 0); // opt_endofopt
        }

        int total = _length + 4;
        UInt32((uint)total);
        BinaryPrimitives.WriteUInt32LittleEndian(_span[4..], (uint)total);
        return total;
    }

    private void OptionHeader(ushort code, int length)
    {
        _hasOptions = true;
        UInt16(code);
        UInt16((ushort)length);
    }
}
