using System.Net.NetworkInformation;

namespace UserCoNdis.Transport.Usb;

/// <summary>The string that iMACAddress names: twelve hexadecimal digits, first octet first (ECM 1.2, table 3).</summary>
internal static class MacAddressText
{
    private const int Octets = 6;

    /// <summary>Reads the string.</summary>
    /// <returns>Null: it is no address of a station.</returns>
    public static PhysicalAddress? Parse(string? text)
    {
        Span<byte> octets = stackalloc byte[Octets];
        return text is { Length: 2 * Octets }
            && Convert.FromHexString(text, octets, out _, out _) == System.Buffers.OperationStatus.Done
                ? FromOctets(octets)
                : null;
    }

    /// <summary>Makes an address of six octets.</summary>
    /// <returns>Null: it is no address of a station, but nobody's or a group's.</returns>
    public static PhysicalAddress? FromOctets(ReadOnlySpan<byte> octets) =>
        octets.Length == Octets && (octets[0] & 1) == 0 && octets.ContainsAnyExcept((byte)0) ? new PhysicalAddress(octets.ToArray()) : null;
}
