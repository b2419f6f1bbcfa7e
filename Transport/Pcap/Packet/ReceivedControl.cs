using System.Runtime.CompilerServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>What a packet socket told beside a frame.</summary>
/// <param name="HasVlanTag">Whether the system took a VLAN tag off.</param>
/// <param name="VlanTpid">Its protocol id.</param>
/// <param name="VlanTci">Its priority, drop eligibility and VLAN id.</param>
/// <param name="ReceivedAt">Nanoseconds since 1970; 0 when it was not asked for.</param>
internal readonly unsafe record struct ReceivedControl(bool HasVlanTag, ushort VlanTpid, ushort VlanTci, long ReceivedAt)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Reads the control messages of a received message.</summary>
    public static ReceivedControl Read(in MessageHeader header)
    {
        (bool hasTag, ushort tpid, ushort tci, long at) = (false, 0, 0, 0);
        byte* next = header.Control;
        byte* end = next + header.ControlLength;
        while (next + sizeof(ControlHeader) <= end)
        {
            ControlHeader piece = Unsafe.ReadUnaligned<ControlHeader>(next);
            byte* data = next + sizeof(ControlHeader);
            nint length = (nint)piece.Length - sizeof(ControlHeader);
            if (length < 0 || length > end - data)
            {
                break;
            }

            if (piece is { Level: PacketNative.SOL_PACKET, Type: PacketNative.PACKET_AUXDATA } && length >= sizeof(PacketAuxData))
            {
                PacketAuxData told = Unsafe.ReadUnaligned<PacketAuxData>(data);
                hasTag = (told.Status & PacketNative.TP_STATUS_VLAN_VALID) != 0;
                tci = told.VlanTci;
                tpid = (told.Status & PacketNative.TP_STATUS_VLAN_TPID_VALID) != 0 ? told.VlanTpid : VlanTag.CustomerTpid;
            }
            else if (piece is { Level: PacketNative.SOL_SOCKET, Type: PacketNative.SO_TIMESTAMPNS } && length >= 2 * sizeof(long))
            {
                at = (Unsafe.ReadUnaligned<long>(data) * NanosecondsPerSecond) + Unsafe.ReadUnaligned<long>(data + sizeof(long));
            }

            next = data + ((length + sizeof(nint) - 1) & -sizeof(nint));
        }

        return new ReceivedControl(hasTag, tpid, tci, at);
    }
}
