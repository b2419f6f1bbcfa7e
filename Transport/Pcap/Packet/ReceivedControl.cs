using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>What a packet socket told beside a frame.</summary>
/// <param name="HasVlanTag">Whether the system took a VLAN tag off.</param>
/// <param name="VlanTpid">Its protocol id.</param>
/// <param name="VlanTci">Its priority, drop eligibility and VLAN id.</param>
/// <param name="ReceivedAt">Nanoseconds since 1970; 0 when it was not asked for.</param>
internal readonly record struct ReceivedControl(bool HasVlanTag, ushort VlanTpid, ushort VlanTci, long ReceivedAt)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Reads the control messages of a received message.</summary>
    public static ReceivedControl Read(ReadOnlySpan<byte> control)
    {
        (bool hasTag, ushort tpid, ushort tci, long at) = (false, 0, 0, 0);
        while (MemoryMarshal.TryRead(control, out ControlHeader piece))
        {
            if (piece.Length < ControlHeader.Size || piece.Length > (nuint)control.Length)
            {
                break;
            }

            int length = (int)piece.Length;
            ReadOnlySpan<byte> data = control[ControlHeader.Size..length];
            if (piece is { Level: PacketNative.SOL_PACKET, Type: PacketNative.PACKET_AUXDATA }
                && MemoryMarshal.TryRead(data, out PacketAuxData told))
            {
                hasTag = (told.Status & PacketNative.TP_STATUS_VLAN_VALID) != 0;
                tpid = (told.Status & PacketNative.TP_STATUS_VLAN_TPID_VALID) != 0 ? told.VlanTpid : VlanTag.CustomerTpid;
                tci = told.VlanTci;
            }
            else if (piece is { Level: PacketNative.SOL_SOCKET, Type: PacketNative.SO_TIMESTAMPNS } && data.Length >= 2 * sizeof(long))
            {
                at = (MemoryMarshal.Read<long>(data) * NanosecondsPerSecond) + MemoryMarshal.Read<long>(data[sizeof(long)..]);
            }

            int padded = (length + ControlHeader.Alignment - 1) & -ControlHeader.Alignment;
            control = control[Math.Min(padded, control.Length)..];
        }

        return new ReceivedControl(hasTag, tpid, tci, at);
    }
}
