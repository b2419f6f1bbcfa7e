namespace UserCoNdis.Framework.Contracts;

/// <summary>The counters that NDIS_WAN_CO_GET_STATS_INFO has in the header only, for tunnels (T27).</summary>
/// <param name="PacketsRecieved">TunnelPacketsRecieved (sic).</param>
/// <param name="RecievePacketsPending">TunnelRecievePacketsPending (sic).</param>
/// <param name="PacketsIndicatedUp">TunnelPacketsIndicatedUp.</param>
/// <param name="RecievePacketsRejected">TunnelRecievePacketsRejected (sic).</param>
/// <param name="PacketsSent">TunnelPacketsSent.</param>
/// <param name="PacketsSentComplete">TunnelPacketsSentComplete.</param>
/// <param name="TransmitPacketsPending">TunnelTransmitPacketsPending.</param>
/// <param name="PacketsTransmitError">TunnelPacketsTransmitError.</param>
/// <param name="PacketsSentError">TunnelPacketsSentError.</param>
/// <param name="TransmitPacketsRejected">TunnelTransmitPacketsRejected.</param>
/// <param name="AcksSent">TunnelAcksSent.</param>
/// <param name="AcksSentComplete">TunnelAcksSentComplete.</param>
/// <param name="Generic1">TunnelGeneric1.</param>
/// <param name="Generic2">TunnelGeneric2.</param>
/// <param name="Generic3">TunnelGeneric3.</param>
public readonly record struct WanTunnelCounters(
    uint PacketsRecieved,
    uint RecievePacketsPending,
    uint PacketsIndicatedUp,
    uint RecievePacketsRejected,
    uint PacketsSent,
    uint PacketsSentComplete,
    uint TransmitPacketsPending,
    uint PacketsTransmitError,
    uint PacketsSentError,
    uint TransmitPacketsRejected,
    uint AcksSent,
    uint AcksSentComplete,
    uint Generic1,
    uint Generic2,
    uint Generic3)
{
    internal const int Size = 60;

    internal static WanTunnelCounters Read(ref FieldReader r) => new(
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32(),
        r.UInt32());

    internal void Write(ref FieldWriter w)
    {
        w.UInt32(PacketsRecieved);
        w.UInt32(RecievePacketsPending);
        w.UInt32(PacketsIndicatedUp);
        w.UInt32(RecievePacketsRejected);
        w.UInt32(PacketsSent);
        w.UInt32(PacketsSentComplete);
        w.UInt32(TransmitPacketsPending);
        w.UInt32(PacketsTransmitError);
        w.UInt32(PacketsSentError);
        w.UInt32(TransmitPacketsRejected);
        w.UInt32(AcksSent);
        w.UInt32(AcksSentComplete);
        w.UInt32(Generic1);
        w.UInt32(Generic2);
        w.UInt32(Generic3);
    }
}
