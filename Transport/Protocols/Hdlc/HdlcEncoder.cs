namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>Writes PPP frames in async HDLC-like framing: flags, octet stuffing, FCS-16.</summary>
/// <remarks>
/// Shape: immutable, one per send ACCM; make another when LCP agrees on another map. Thread: any. Allocates: nothing in use.
/// The source is read from memory once: stuffing and FCS share each piece while it is in the first-level cache.
/// Source: RFC 1662 3, 4.
/// </remarks>
public sealed class HdlcEncoder
{
    private const int Piece = 4096;

    private readonly OctetClass _escaped;

    /// <summary>Makes an encoder that escapes the control characters of <paramref name="accm"/>, 0x7D and 0x7E.</summary>
    public HdlcEncoder(Accm accm)
    {
        Accm = accm;
        _escaped = new OctetClass(accm, flag: true);
    }

    /// <summary>Gets the encoder for LCP packets, and for all packets until LCP is open (RFC 1662 7).</summary>
    public static HdlcEncoder Default { get; } = new(Accm.Default);

    /// <summary>Gets the control characters that are escaped.</summary>
    public Accm Accm { get; }

    /// <summary>The most octets that a frame of <paramref name="length"/> octets can take: all of it and its FCS escaped, two flags.</summary>
    public static int MaxEncodedLength(int length) => checked((2 * (length + 2)) + 2);

    /// <summary>Writes one frame: see the other overload.</summary>
    public bool TryEncode(ReadOnlySpan<byte> frame, Span<byte> destination, bool openingFlag, out int written) =>
        TryEncode(frame, default, destination, openingFlag, out written);

    /// <summary>Writes one frame whose octets stand in two places: its header and its information.</summary>
    /// <param name="header">First octets of the frame, from the Address or Protocol field on; FCS excluded.</param>
    /// <param name="information">The octets after <paramref name="header"/>; may be empty.</param>
    /// <param name="destination">Where to write; it must not overlap the sources.</param>
    /// <param name="openingFlag">Whether a flag goes in front. The closing flag of the frame before does as well, but
    /// noise of an idle line then spoils the frame (RFC 1662 4.4).</param>
    /// <param name="written">Octets written; 0 when the result is false.</param>
    /// <returns>False when <paramref name="destination"/> is too small; its content is then undefined.</returns>
    public bool TryEncode(
        ReadOnlySpan<byte> header, ReadOnlySpan<byte> information, Span<byte> destination, bool openingFlag, out int written)
    {
        int at = 0;
        ushort fcs = Fcs16.Initial;
        bool fits = (!openingFlag || TryPutFlag(destination, ref at))
            && TryStuff(header, destination, ref at, ref fcs)
            && TryStuff(information, destination, ref at, ref fcs)
            && TryPutFcs(Fcs16.Complement(fcs), destination, ref at)
            && TryPutFlag(destination, ref at);
        written = fits ? at : 0;
        return fits;
    }

    private static bool TryPutFlag(Span<byte> destination, ref int at)
    {
        if (at == destination.Length)
        {
            return false;
        }

        destination[at++] = HdlcOctet.Flag;
        return true;
    }

    private bool TryPutFcs(ushort fcs, Span<byte> destination, ref int at) =>
        Stuffing.TryPut((byte)fcs, destination, ref at, _escaped)
        && Stuffing.TryPut((byte)(fcs >> 8), destination, ref at, _escaped);

    private bool TryStuff(ReadOnlySpan<byte> octets, Span<byte> destination, ref int at, ref ushort fcs)
    {
        while (!octets.IsEmpty)
        {
            ReadOnlySpan<byte> piece = octets[..Math.Min(octets.Length, Piece)];
            fcs = Fcs16.Update(fcs, piece);
            int stuffed = Stuffing.Stuff(piece, destination[at..], _escaped);
            if (stuffed < 0)
            {
                return false;
            }

            at += stuffed;
            octets = octets[piece.Length..];
        }

        return true;
    }
}
