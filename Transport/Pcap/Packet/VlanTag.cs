using System.Buffers.Binary;

namespace UserCoNdis.Transport.Pcap;

/// <summary>The VLAN tag of IEEE 802.1Q 9.3, between the addresses and the EtherType. The kernel takes it off and tells it beside the frame.</summary>
internal static class VlanTag
{
    /// <summary>Length of a tag in bytes.</summary>
    public const int Bytes = 4;

    /// <summary>Where a tag stands: behind the two addresses.</summary>
    public const int At = 12;

    /// <summary>The protocol id of a customer tag.</summary>
    public const ushort CustomerTpid = 0x8100;

    /// <summary>Puts a tag back. The addresses move to the front by its length, the payload stays where it is.</summary>
    /// <param name="bytes">The frame, with <see cref="Bytes"/> free bytes in front of it.</param>
    /// <param name="tpid">Protocol id.</param>
    /// <param name="tci">Priority, drop eligibility and VLAN id.</param>
    public static void Insert(Span<byte> bytes, ushort tpid, ushort tci)
    {
        bytes.Slice(Bytes, At).CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[At..], tpid);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[(At + sizeof(ushort))..], tci);
    }
}
