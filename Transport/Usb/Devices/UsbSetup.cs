using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>The setup packet of a control transfer (USB 2.0, 9.3).</summary>
/// <param name="RequestType">bmRequestType: direction, type, recipient.</param>
/// <param name="Request">bRequest.</param>
/// <param name="Value">wValue.</param>
/// <param name="Index">wIndex: an interface or endpoint, where the recipient is one.</param>
/// <param name="Length">wLength: octets of the data stage.</param>
public readonly record struct UsbSetup(byte RequestType, byte Request, ushort Value, ushort Index, ushort Length = 0)
{
    /// <summary>The octets of a setup packet.</summary>
    public const int Size = 8;

    /// <summary>Gets whether the data stage comes from the device.</summary>
    public bool IsIn => (RequestType & 0x80) != 0;

    /// <summary>Writes it as it stands on the wire.</summary>
    /// <param name="destination">At least <see cref="Size"/> octets.</param>
    public void WriteTo(Span<byte> destination)
    {
        destination[0] = RequestType;
        destination[1] = Request;
        BinaryPrimitives.WriteUInt16LittleEndian(destination[2..], Value);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[4..], Index);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[6..], Length);
    }

    /// <summary>Reads one.</summary>
    /// <param name="source">At least <see cref="Size"/> octets.</param>
    public static UsbSetup Read(ReadOnlySpan<byte> source) => new(
        source[0],
        source[1],
        BinaryPrimitives.ReadUInt16LittleEndian(source[2..]),
        BinaryPrimitives.ReadUInt16LittleEndian(source[4..]),
        BinaryPrimitives.ReadUInt16LittleEndian(source[6..]));
}
