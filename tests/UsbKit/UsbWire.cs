using System.Buffers.Binary;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>Writes descriptors as a device has them.</summary>
public static class UsbWire
{
    /// <summary>A device descriptor of USB 2.0; strings 1, 2 and 3 are maker, product and serial number.</summary>
    public static byte[] Device(
        ushort vendor, ushort product, byte deviceClass = 0, byte subclass = 0, byte protocol = 0, ushort release = 0x0100, byte configurations = 1)
    {
        byte[] octets = [18, 1, 0x00, 0x02, deviceClass, subclass, protocol, 64, 0, 0, 0, 0, 0, 0, 1, 2, 3, configurations];
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(8), vendor);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(10), product);
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(12), release);
        return octets;
    }

    /// <summary>A configuration with what is in it; lengths and counts are right.</summary>
    public static byte[] Configuration(byte value, params IReadOnlyList<byte[]> parts)
    {
        byte[] inside = [.. parts.SelectMany(p => p)];
        int interfaces = parts.Where(p => p[1] == 4).Select(p => p[2]).Distinct().Count();
        byte[] octets = [9, 2, 0, 0, (byte)interfaces, value, 0, 0x80, 50, .. inside];
        BinaryPrimitives.WriteUInt16LittleEndian(octets.AsSpan(2), (ushort)octets.Length);
        return octets;
    }

    /// <summary>An interface descriptor.</summary>
    public static byte[] Interface(byte number, byte alternate, byte endpoints, byte interfaceClass, byte subclass = 0, byte protocol = 0) =>
        [9, 4, number, alternate, endpoints, interfaceClass, subclass, protocol, 0];

    /// <summary>An endpoint descriptor.</summary>
    public static byte[] Endpoint(byte address, UsbTransferType type, ushort maxPacketSize, byte interval = 0) =>
        [7, 5, address, (byte)type, (byte)maxPacketSize, (byte)(maxPacketSize >> 8), interval];

    /// <summary>An interface association descriptor.</summary>
    public static byte[] Association(byte first, byte count, byte functionClass, byte subclass = 0, byte protocol = 0) =>
        [8, 11, first, count, functionClass, subclass, protocol, 0];

    /// <summary>A class or vendor specific descriptor.</summary>
    public static byte[] Class(byte type, params ReadOnlySpan<byte> content) => [(byte)(2 + content.Length), type, .. content];
}
