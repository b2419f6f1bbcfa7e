using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>Reads descriptors as they came from a device. What they say of themselves is a lie until it is checked.</summary>
/// <remarks>Bounded: a set is at most 65,535 octets, and its parts are counted. Allocates: the records.</remarks>
public static class DescriptorParser
{
    private const int DeviceSize = 18;
    private const int ConfigurationSize = 9;

    /// <summary>Reads a device descriptor (USB 2.0, 9.6.1).</summary>
    /// <param name="raw">The 18 octets; what follows them is ignored.</param>
    /// <exception cref="UsbDescriptorException">It is cut short, or another descriptor.</exception>
    public static UsbDeviceDescriptor ParseDevice(ReadOnlySpan<byte> raw)
    {
        if (raw.Length < DeviceSize || raw[0] < DeviceSize || raw[1] != (byte)UsbDescriptorType.Device)
        {
            throw new UsbDescriptorException(0, raw.Length < DeviceSize
                ? $"the device descriptor has {raw.Length} octets, not {DeviceSize}"
                : $"a descriptor of type {raw[1]} and length {raw[0]} stands where the device descriptor should");
        }

        return new UsbDeviceDescriptor(
            BinaryPrimitives.ReadUInt16LittleEndian(raw[2..]),
            raw[4],
            raw[5],
            raw[6],
            raw[7],
            BinaryPrimitives.ReadUInt16LittleEndian(raw[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(raw[10..]),
            BinaryPrimitives.ReadUInt16LittleEndian(raw[12..]),
            raw[14],
            raw[15],
            raw[16],
            raw[17]);
    }

    /// <summary>Reads a configuration descriptor and all that follows it (USB 2.0, 9.6.3).</summary>
    /// <param name="raw">The whole set; what lies beyond its wTotalLength is ignored. The records keep slices of it: it must not change.</param>
    /// <exception cref="UsbDescriptorException">It contradicts itself.</exception>
    public static UsbConfiguration ParseConfiguration(ReadOnlyMemory<byte> raw)
    {
        ReadOnlySpan<byte> octets = raw.Span;
        if (octets.Length < ConfigurationSize || octets[0] < ConfigurationSize || octets[1] != (byte)UsbDescriptorType.Configuration)
        {
            throw new UsbDescriptorException(0, octets.Length < ConfigurationSize
                ? $"the configuration descriptor has {octets.Length} octets, not {ConfigurationSize}"
                : $"a descriptor of type {octets[1]} and length {octets[0]} stands where the configuration descriptor should");
        }

        int total = BinaryPrimitives.ReadUInt16LittleEndian(octets[2..]);
        if (total < octets[0] || total > octets.Length)
        {
            throw new UsbDescriptorException(0, total < octets[0]
                ? $"wTotalLength is {total}, less than the configuration descriptor itself"
                : $"wTotalLength is {total}, but the device gave {octets.Length} octets");
        }

        var set = new DescriptorSet(raw[..total]);
        set.Read(from: octets[0]);
        set.CheckInterfaceCount(octets[4]);
        return new UsbConfiguration(octets[5], (octets[7] & 0x40) != 0, octets[8] * 2, set.Interfaces, set.Associations);
    }
}
