namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>CHAP's codes and fields (RFC 1994 section 4).</summary>
internal static class ChapCodes
{
    public const byte Challenge = 1;
    public const byte Response = 2;
    public const byte Success = 3;
    public const byte Failure = 4;

    /// <summary>Takes the value and the name of a Challenge or Response apart.</summary>
    public static bool TryReadValue(ReadOnlySpan<byte> data, out ReadOnlySpan<byte> value, out ReadOnlySpan<byte> name)
    {
        bool fits = data.Length > 0 && data[0] > 0 && data[0] < data.Length;
        value = fits ? data.Slice(1, data[0]) : default;
        name = fits ? data[(1 + data[0])..] : default;
        return fits && name.Length <= byte.MaxValue;
    }
}
