using System.Buffers.Binary;
using System.Text;

namespace UserCoNdis.Framework.Contracts;

/// <summary>A string of the caller's room (VAR_STRING), as NdisCoGetTapiCallId fills it.</summary>
/// <param name="StringFormat">A STRINGFORMAT_ value.</param>
/// <param name="String">The octets of the string.</param>
public readonly record struct VarString(uint StringFormat, VarData String)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 24;

    /// <summary>Gets the size of the structure with its string, in bytes.</summary>
    public int Size => FixedSize + String.Length;

    /// <summary>Gets the text; empty when it is not UTF-16.</summary>
    public string Text => StringFormat == CoTapi.StringFormatUnicode ? Encoding.Unicode.GetString(String.Span) : string.Empty;

    /// <summary>Allocates a structure for an answer, with ulTotalSize set.</summary>
    /// <param name="room">Room for the string, in bytes.</param>
    public static byte[] Allocate(int room)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(room);
        byte[] buffer = new byte[FixedSize + room];
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, (uint)buffer.Length);
        return buffer;
    }

    /// <summary>Reads ulNeededSize: the size in bytes that the whole structure would have.</summary>
    /// <returns>0: the buffer is too short to tell.</returns>
    public static uint NeededSize(ReadOnlySpan<byte> buffer) =>
        buffer.Length < FixedSize ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(buffer[sizeof(uint)..]);

    /// <summary>Makes a structure of UTF-16 text (STRINGFORMAT_UNICODE).</summary>
    public static VarString OfUnicode(string text) =>
        new(CoTapi.StringFormatUnicode, VarData.CopyOf(Encoding.Unicode.GetBytes(text)));

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or its sizes or its string lie.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out VarString value)
    {
        FieldReader r = new(buffer, FixedSize);
        r.Sizes();
        value = new(r.UInt32(), r.SizedPart());
        return r.IsOk;
    }

    /// <summary>Answers into the caller's structure, whose ulTotalSize is set.</summary>
    /// <param name="buffer">The caller's; beyond ulTotalSize nothing is written.</param>
    /// <returns>BUFFER_TOO_SHORT: ulNeededSize is set where there was room for it (R327).</returns>
    public NdisStatus Answer(Span<byte> buffer)
    {
        FieldReader r = new(buffer, sizeof(uint));
        uint total = r.UInt32();
        if (!r.IsOk || total > buffer.Length || total < FixedSize)
        {
            return NdisStatus.BufferTooShort;
        }

        FieldWriter w = new(buffer[..(int)total], FixedSize);
        w.UInt32(total);
        w.UInt32((uint)Size);
        w.UsedHere();
        w.UInt32(StringFormat);
        w.SizedPart(String);
        w.PatchUsed();
        return total < Size ? NdisStatus.BufferTooShort : NdisStatus.Success;
    }
}
