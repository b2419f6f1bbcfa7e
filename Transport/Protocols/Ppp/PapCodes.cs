namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>PAP's codes and fields (RFC 1334 section 2.2).</summary>
internal static class PapCodes
{
    public const byte Request = 1;
    public const byte Ack = 2;
    public const byte Nak = 3;

    /// <summary>The message of an Ack or Nak; a length that does not fit gives none.</summary>
    public static string? Message(ReadOnlySpan<byte> data) =>
        data.Length > 0 && data[0] < data.Length ? PppText.Clean(data.Slice(1, data[0])) : null;

    public static bool TryReadRequest(ReadOnlySpan<byte> data, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> secret)
    {
        name = default;
        secret = default;
        if (data.IsEmpty || data[0] + 1 >= data.Length)
        {
            return false;
        }

        name = data.Slice(1, data[0]);
        ReadOnlySpan<byte> rest = data[(1 + name.Length)..];
        bool fits = rest[0] < rest.Length;
        secret = fits ? rest.Slice(1, rest[0]) : default;
        return fits;
    }
}
