namespace UserCoNdis.Transport.Usb;

/// <summary>What SET_ETHERNET_PACKET_FILTER lets through (ECM 1.2, table 8).</summary>
[Flags]
internal enum PacketFilters : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything.</summary>
    Promiscuous = 1,

    /// <summary>Frames to any group.</summary>
    AllMulticast = 2,

    /// <summary>Frames to the device's own address.</summary>
    Directed = 4,

    /// <summary>Frames to all.</summary>
    Broadcast = 8,
}
