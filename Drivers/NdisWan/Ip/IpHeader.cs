using System.Buffers.Binary;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>What is needed to pass an IP packet on, of either version; lengths checked against the bytes that are there.</summary>
/// <remarks>Not the header's checksum: who passes on leaves that to the ends.</remarks>
/// <param name="Version">4 or 6.</param>
/// <param name="Length">The whole packet in bytes, as its header says.</param>
/// <param name="Source">Where it comes from: an IPv4 address lies in the low half.</param>
/// <param name="Destination">Where it goes to.</param>
internal readonly record struct IpHeader(int Version, int Length, UInt128 Source, UInt128 Destination)
{
    /// <summary>The bytes of an IPv4 header without options (RFC 791 section 3.1).</summary>
    public const int Ipv4Length = 20;

    /// <summary>The bytes of an IPv6 header (RFC 8200 section 3).</summary>
    public const int Ipv6Length = 40;

    private const uint FirstIpv4Group = 0xE000_0000; // multicast, what is reserved behind it, and broadcast

    /// <summary>Gets whether it goes to many: a group or everybody.</summary>
    public bool IsToGroup => Version == 4 ? (uint)Destination >= FirstIpv4Group : (byte)(Destination >> 120) == 0xFF;

    /// <summary>Gets the version that a packet claims by its first four bits.</summary>
    public static int VersionOf(ReadOnlySpan<byte> packet) => packet.IsEmpty ? 0 : packet[0] >> 4;

    /// <summary>Gets the packet's length without what follows it: PPP may pad (RFC 1661 section 2).</summary>
    /// <param name="version">4 or 6, as the packet came.</param>
    /// <param name="packet">The packet, padding and all.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>False: it is of another version, or it ends before it should.</returns>
    public static bool TryGetLength(int version, ReadOnlySpan<byte> packet, out int length)
    {
        length = 0;
        if (version == 4 && packet.Length >= Ipv4Length && packet[0] is >= 0x45 and <= 0x4F)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
            return length <= packet.Length && length >= (packet[0] & 15) * 4;
        }

        if (version == 6 && packet.Length >= Ipv6Length && packet[0] >> 4 == 6)
        {
            length = Ipv6Length + BinaryPrimitives.ReadUInt16BigEndian(packet[4..]);
            return length <= packet.Length;
        }

        return false;
    }

    /// <summary>Reads the header of a packet.</summary>
    /// <returns>False: it is no IP packet, or it ends before it should.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, out IpHeader header)
    {
        int version = VersionOf(packet);
        header = default;
        if (!TryGetLength(version, packet, out int length))
        {
            return false;
        }

        header = version == 4
            ? new(4, length, BinaryPrimitives.ReadUInt32BigEndian(packet[12..]), BinaryPrimitives.ReadUInt32BigEndian(packet[16..]))
            : new(6, length, BinaryPrimitives.ReadUInt128BigEndian(packet[8..]), BinaryPrimitives.ReadUInt128BigEndian(packet[24..]));
        return true;
    }
}
