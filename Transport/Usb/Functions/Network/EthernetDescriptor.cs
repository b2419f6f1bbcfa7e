using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>The Ethernet networking functional descriptor (ECM 1.2, 5.4), as far as it matters here.</summary>
/// <param name="MacAddressIndex">iMACAddress: the string with the address.</param>
/// <param name="MaxSegmentSize">wMaxSegmentSize: octets of the longest frame.</param>
internal readonly record struct EthernetDescriptor(byte MacAddressIndex, int MaxSegmentSize)
{
    /// <summary>The least that wMaxSegmentSize may say: a header and the least packet of IPv4 (RFC 791, 3.2).</summary>
    public const int LeastSegment = 14 + 68;

    private const int Length = 13;

    /// <summary>Reads the descriptor of a communications interface.</summary>
    /// <returns>False: it has none, or frames so short that nothing fits.</returns>
    public static bool TryRead(UsbInterface control, out EthernetDescriptor descriptor)
    {
        ReadOnlySpan<byte> octets = CdcDescriptors.Find(control, CdcDescriptorSubtype.Ethernet, Length);
        descriptor = octets.IsEmpty
            ? default
            : new EthernetDescriptor(octets[3], BinaryPrimitives.ReadUInt16LittleEndian(octets[8..]));
        return descriptor.MaxSegmentSize >= LeastSegment;
    }
}
