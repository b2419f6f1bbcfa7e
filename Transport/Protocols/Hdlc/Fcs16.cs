using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>The 16-bit frame check sequence of PPP: polynomial x^16 + x^12 + x^5 + 1, least significant bit first.</summary>
/// <remarks>Shape: pure functions; start with <see cref="Initial"/>, feed any number of pieces. Source: RFC 1662 C.2.</remarks>
public static class Fcs16
{
    /// <summary>The value before the first octet.</summary>
    public const ushort Initial = 0xFFFF;

    /// <summary>The value after a frame whose FCS octets were fed as well, when none is damaged.</summary>
    public const ushort Good = 0xF0B8;

    private const ushort Polynomial = 0x8408;

    // Row n holds the effect of an octet that n octets follow: eight lookups do the work of eight dependent steps.
    private static readonly ushort[] s_table = MakeTable(8);

    // A 128-bit remainder is moved over the next 128 bits by two carry-less products (see Fold). A product of
    // bit-reflected factors comes out one power short, hence 191 and 127 rather than 192 and 128.
    private static readonly Vector128<ulong> s_fold = Vector128.Create(PowerOfX(191), PowerOfX(127));
    private static readonly Vector128<ulong> s_fold4 = Vector128.Create(PowerOfX(575), PowerOfX(511));

    /// <summary>Carries <paramref name="fcs"/> on over <paramref name="octets"/>.</summary>
    public static ushort Update(ushort fcs, ReadOnlySpan<byte> octets)
    {
        if (Pclmulqdq.IsSupported && octets.Length >= 32)
        {
            fcs = Fold(fcs, ref octets);
        }

        return UpdateByTable(fcs, octets);
    }

    /// <summary>The two octets to send after the frame, least significant first, as one value.</summary>
    public static ushort Complement(ushort fcs) => (ushort)~fcs;

    internal static ushort UpdateByTable(ushort fcs, ReadOnlySpan<byte> octets)
    {
        ReadOnlySpan<ushort> table = s_table;
        uint crc = fcs;
        while (octets.Length >= 8 && table.Length == 8 * 256)
        {
            crc = (uint)(table[(7 * 256) + (byte)(crc ^ octets[0])] ^ table[(6 * 256) + (byte)((crc >> 8) ^ octets[1])]
                ^ table[(5 * 256) + octets[2]] ^ table[(4 * 256) + octets[3]]
                ^ table[(3 * 256) + octets[4]] ^ table[(2 * 256) + octets[5]]
                ^ table[256 + octets[6]] ^ table[octets[7]]);
            octets = octets[8..];
        }

        foreach (byte octet in octets)
        {
            crc = crc >> 8 ^ table[(byte)(crc ^ octet)];
        }

        return (ushort)crc;
    }

    /// <summary>Folds all whole 16-octet blocks into one that has the same remainder; leaves the tail in <paramref name="octets"/>.</summary>
    private static ushort Fold(ushort fcs, ref ReadOnlySpan<byte> octets)
    {
        Vector128<ulong> sum = Block(octets, 0) ^ Vector128.CreateScalar((ulong)fcs);
        octets = octets[16..];
        if (octets.Length >= 112)
        {
            // Four independent sums hide the latency of the multiplier.
            Vector128<ulong> b = Block(octets, 0);
            Vector128<ulong> c = Block(octets, 16);
            Vector128<ulong> d = Block(octets, 32);
            octets = octets[48..];
            while (octets.Length >= 64)
            {
                sum = Advance(sum, s_fold4) ^ Block(octets, 0);
                b = Advance(b, s_fold4) ^ Block(octets, 16);
                c = Advance(c, s_fold4) ^ Block(octets, 32);
                d = Advance(d, s_fold4) ^ Block(octets, 48);
                octets = octets[64..];
            }

            sum = Advance(Advance(Advance(sum, s_fold) ^ b, s_fold) ^ c, s_fold) ^ d;
        }

        while (octets.Length >= 16)
        {
            sum = Advance(sum, s_fold) ^ Block(octets, 0);
            octets = octets[16..];
        }

        Span<byte> last = stackalloc byte[16];
        sum.AsByte().CopyTo(last);
        return UpdateByTable(0, last);
    }

    private static Vector128<ulong> Block(ReadOnlySpan<byte> octets, int offset) =>
        Vector128.Create(octets.Slice(offset, 16)).AsUInt64();

    private static Vector128<ulong> Advance(Vector128<ulong> sum, Vector128<ulong> powers) =>
        Pclmulqdq.CarrylessMultiply(sum, powers, 0x00) ^ Pclmulqdq.CarrylessMultiply(sum, powers, 0x11);

    /// <summary>x^<paramref name="exponent"/> modulo the polynomial, reflected: bit 63 is x^0.</summary>
    private static ulong PowerOfX(int exponent)
    {
        uint remainder = 0x8000; // x^0, reflected in 16 bits
        for (int i = 0; i < exponent; i++)
        {
            remainder = (remainder & 1) != 0 ? remainder >> 1 ^ Polynomial : remainder >> 1;
        }

        return (ulong)remainder << 48;
    }

    private static ushort[] MakeTable(int rows)
    {
        ushort[] table = new ushort[rows * 256];
        for (int i = 0; i < table.Length; i++)
        {
            uint crc = i < 256 ? (uint)i : table[i - 256];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ Polynomial : crc >> 1;
            }

            table[i] = (ushort)crc;
        }

        return table;
    }
}
