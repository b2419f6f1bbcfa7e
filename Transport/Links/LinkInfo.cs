using System.Net.NetworkInformation;

namespace UserCoNdis.Transport.Links;

/// <summary>Describes an open link, at the time it was read: <see cref="ILinkSink.HandleInfoChanged"/> says when to read anew.</summary>
/// <param name="Name">The URI that names it, secrets left out.</param>
/// <param name="Kind">Byte stream or frames.</param>
/// <param name="Capabilities">What it can do.</param>
/// <param name="MaxFrameBytes">Frame link: largest frame with its link header, in bytes. Byte stream: largest chunk.</param>
/// <param name="SpeedBps">Line speed in bit/s as the device says it is (read back, not as asked); null where there is none.</param>
public sealed record LinkInfo(string Name, LinkKind Kind, LinkCapabilities Capabilities, int MaxFrameBytes, long? SpeedBps = null)
{
    /// <summary>Gets the address of the interface on its medium; null where there is none.</summary>
    public PhysicalAddress? HardwareAddress { get; init; }

    /// <summary>Gets the largest packet without the link header, in bytes; null where nobody says.</summary>
    public int? Mtu { get; init; }

    /// <summary>Gets whether the interface is up and has its carrier; what cannot tell is up.</summary>
    public bool IsUp { get; init; } = true;
}
