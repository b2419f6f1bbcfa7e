namespace UserCoNdis.Transport.Protocols.Capture;

/// <summary>What an Interface Description Block says.</summary>
/// <param name="LinkType">What the packets begin with.</param>
/// <param name="Name">if_name, such as the link's URI.</param>
/// <param name="Description">if_description; empty for none.</param>
/// <param name="SpeedBps">if_speed in bit/s; 0 when not known.</param>
/// <param name="SnapLength">Octets kept of each packet; 0 for all.</param>
public readonly record struct PcapngInterface(
    PcapngLinkType LinkType, string Name, string Description = "", long SpeedBps = 0, int SnapLength = 0);
