using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>A link that was measured.</summary>
/// <param name="Name">Its URI.</param>
/// <param name="HardwareAddress">Its address; null where it has none.</param>
/// <param name="Mtu">Bytes; null where nobody says.</param>
/// <param name="MaxFrameBytes">Largest frame with its header.</param>
/// <param name="SpeedBps">As the device says; null where there is none.</param>
/// <param name="CarriesFrames">Whole frames, and not a stream of octets.</param>
internal sealed record BenchLink(string Name, string? HardwareAddress, int? Mtu, int MaxFrameBytes, long? SpeedBps, bool CarriesFrames)
{
    public static BenchLink Of(LinkInfo info) => new(
        info.Name,
        info.HardwareAddress is { } address ? string.Join(':', address.GetAddressBytes().Select(static octet => octet.ToString("x2"))) : null,
        info.Mtu,
        info.MaxFrameBytes,
        info.SpeedBps,
        info.Kind == LinkKind.Frames);
}
