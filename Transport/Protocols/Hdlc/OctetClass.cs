using System.Runtime.Intrinsics;

namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>A set of octets, out of the control characters of an ACCM, Control Escape and Flag, that is matched 16 octets at a time.</summary>
/// <remarks>
/// An octet belongs to the set when the bit that its high nibble stands for (0x0_: 1, 0x1_: 2, 0x7_: 4) is set in the
/// entry of its low nibble: two table lookups by shuffle and an AND, whatever the ACCM.
/// </remarks>
internal readonly struct OctetClass
{
    private const byte Row0 = 1;
    private const byte Row1 = 2;
    private const byte Row7 = 4;

    private readonly Accm _accm;
    private readonly bool _flag;
    private readonly Vector128<byte> _byLowNibble;

    /// <summary>The control characters of <paramref name="accm"/>, Control Escape, and Flag if <paramref name="flag"/>.</summary>
    public OctetClass(Accm accm, bool flag)
    {
        _accm = accm;
        _flag = flag;
        Span<byte> rows = stackalloc byte[16];
        for (int low = 0; low < rows.Length; low++)
        {
            rows[low] = (byte)((accm.Maps((byte)low) ? Row0 : 0) | (accm.Maps((byte)(0x10 | low)) ? Row1 : 0)
                | (Contains((byte)(0x70 | low)) ? Row7 : 0));
        }

        _byLowNibble = Vector128.Create((ReadOnlySpan<byte>)rows);
    }

    /// <summary>Tells whether <paramref name="octet"/> is in the set.</summary>
    public bool Contains(byte octet) =>
        octet == HdlcOctet.ControlEscape || (_flag && octet == HdlcOctet.Flag) || _accm.Maps(octet);

    /// <summary>All ones in each lane whose octet is in the set.</summary>
    public Vector128<byte> Match(Vector128<byte> octets)
    {
        Vector128<byte> byHighNibble = Vector128.Create(Row0, Row1, 0, 0, 0, 0, 0, Row7, 0, 0, 0, 0, 0, 0, 0, 0);
        Vector128<byte> low = Vector128.ShuffleNative(_byLowNibble, octets & Vector128.Create((byte)0x0F));
        Vector128<byte> high = Vector128.ShuffleNative(byHighNibble, octets >>> 4);
        return ~Vector128.Equals(low & high, Vector128<byte>.Zero);
    }
}
