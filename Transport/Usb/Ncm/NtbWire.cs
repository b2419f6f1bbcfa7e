using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>The sizes and signatures of one form of NTB, and how its indexes and lengths are written (NCM 1.0, 3.2 and 3.3).</summary>
/// <param name="Format">Which form.</param>
internal readonly record struct NtbWire(NtbFormat Format)
{
    /// <summary>"NCMH" as it is read from the wire.</summary>
    public const uint Header16 = 0x484D_434E;

    /// <summary>"ncmh".</summary>
    public const uint Header32 = 0x686D_636E;

    private const uint Pointers16 = 0x304D_434E; // "NCM0"
    private const uint Pointers32 = 0x306D_636E; // "ncm0"
    private const uint Crc = 0x0100_0000;        // the digit: "NCM1", "ncm1"

    private bool IsWide => Format == NtbFormat.Ntb32;

    /// <summary>Gets what an NTB begins with.</summary>
    public uint HeaderSignature => IsWide ? Header32 : Header16;

    /// <summary>Gets what a table of datagrams without CRC begins with.</summary>
    public uint PointersSignature => IsWide ? Pointers32 : Pointers16;

    /// <summary>Gets what a table of datagrams with a CRC each begins with.</summary>
    public uint CrcPointersSignature => PointersSignature + Crc;

    /// <summary>Gets the octets of the header (NTH).</summary>
    public int HeaderSize => IsWide ? 16 : 12;

    /// <summary>Gets the octets of a table (NDP) in front of its entries.</summary>
    public int PointersHeaderSize => IsWide ? 16 : 8;

    /// <summary>Gets the octets of an entry: index and length.</summary>
    public int EntrySize => 2 * FieldSize;

    /// <summary>Gets the octets of an index or a length.</summary>
    public int FieldSize => IsWide ? 4 : 2;

    /// <summary>Gets the least octets of a table: one entry and the one that ends it.</summary>
    public int LeastPointersSize => PointersHeaderSize + 2 * EntrySize;

    /// <summary>Gets where in a table the index of the next one stands.</summary>
    public int NextPointersOffset => IsWide ? 8 : 6;

    /// <summary>Reads an index or a length.</summary>
    public uint Read(ReadOnlySpan<byte> source) => IsWide
        ? BinaryPrimitives.ReadUInt32LittleEndian(source)
        : BinaryPrimitives.ReadUInt16LittleEndian(source);

    /// <summary>Writes an index or a length.</summary>
    public void Write(Span<byte> destination, int value)
    {
        if (IsWide)
        {
            BinaryPrimitives.WriteInt32LittleEndian(destination, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(destination, checked((ushort)value));
        }
    }
}
