namespace UserCoNdis.Transport.Links;

/// <summary>Describes an open link.</summary>
/// <param name="Name">The URI that names it, secrets left out.</param>
/// <param name="Kind">Byte stream or frames.</param>
/// <param name="Capabilities">What it can do.</param>
/// <param name="MaxFrameBytes">Frame link: largest frame with its link header, in bytes. Byte stream: largest chunk.</param>
/// <param name="SpeedBps">Line speed in bit/s as the device says it is (read back, not as asked); null where there is none.</param>
public sealed record LinkInfo(string Name, LinkKind Kind, LinkCapabilities Capabilities, int MaxFrameBytes, long? SpeedBps = null);
