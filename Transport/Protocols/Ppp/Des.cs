using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>DES encryption of one block (FIPS 46-3) under a key of 7 bytes, as RFC 2759 section 8.6 uses it.</summary>
/// <remarks>
/// The platform's DES refuses weak keys, and one password in 65536 gives one: the third key holds two bytes of
/// the hash and zeros.
/// </remarks>
internal static class Des
{
    private static readonly byte[] s_ip =
    [
        58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
        57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
    ];

    private static readonly byte[] s_fp =
    [
        40, 8, 48, 16, 56, 24, 64, 32, 39, 7, 47, 15, 55, 23, 63, 31, 38, 6, 46, 14, 54, 22, 62, 30, 37, 5, 45, 13, 53, 21, 61, 29,
        36, 4, 44, 12, 52, 20, 60, 28, 35, 3, 43, 11, 51, 19, 59, 27, 34, 2, 42, 10, 50, 18, 58, 26, 33, 1, 41, 9, 49, 17, 57, 25,
    ];

    private static readonly byte[] s_e =
    [
        32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17,
        16, 17, 18, 19, 20, 21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1,
    ];

    private static readonly byte[] s_p =
    [
        16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
    ];

    private static readonly byte[] s_pc1 =
    [
        57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
        63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
    ];

    private static readonly byte[] s_pc2 =
    [
        14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
        41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
    ];

    private static readonly byte[] s_shifts = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

    /// <summary>The S-boxes, 64 hexadecimal digits each: row by row.</summary>
    private static readonly string[] s_boxes =
    [
        "E4D12FB83A6C59070F74E2D1A6CB953841E8D62BFC973A50FC8249175B3EA06D",
        "F18E6B34972DC05A3D47F28EC01A69B50E7BA4D158C6932FD8A13F42B67C05E9",
        "A09E63F51DC7B428D709346A285ECBF1D6498F30B12C5AE71AD069874FE3B52C",
        "7DE3069A1285BC4FD8B56F03472C1AE9A690CB7DF13E52843F06A1D8945BC72E",
        "2C417AB6853FD0E9EB2C47D150FA3986421BAD78F9C5630EB8C71E2D6F09A453",
        "C1AF92680D34E75BAF427C9561DE0B389EF528C3704A1DB6432C95FABE17608D",
        "4B2EF08D3C975A61D0B7491AE35C2F8614BDC37EAF6805926BD814A7950FE23C",
        "D2846FB1A93E50C71FD8A374C56B0E927B419CE206ADF35821E74A8DFC90356B",
    ];

    public static void Encrypt(ReadOnlySpan<byte> key7, ReadOnlySpan<byte> block, Span<byte> output)
    {
        ulong key = Permute(Spread(key7), s_pc1, 64);
        (ulong c, ulong d) = (key >> 28, key & 0x0FFF_FFFF);
        ulong data = Permute(BinaryPrimitives.ReadUInt64BigEndian(block), s_ip, 64);
        (ulong left, ulong right) = (data >> 32, data & 0xFFFF_FFFF);
        foreach (byte shift in s_shifts)
        {
            c = Rotate28(c, shift);
            d = Rotate28(d, shift);
            ulong mixed = Permute(right, s_e, 32) ^ Permute((c << 28) | d, s_pc2, 56);
            (left, right) = (right, left ^ Permute(Substitute(mixed), s_p, 32));
        }

        BinaryPrimitives.WriteUInt64BigEndian(output, Permute((right << 32) | left, s_fp, 64));
    }

    /// <summary>Seven key bits in each of 8 bytes; the parity bit, which DES ignores, stays 0.</summary>
    private static ulong Spread(ReadOnlySpan<byte> key7)
    {
        ulong bits = 0;
        foreach (byte b in key7)
        {
            bits = (bits << 8) | b;
        }

        ulong key = 0;
        for (int i = 0; i < 8; i++)
        {
            key = (key << 8) | (((bits >> (49 - (7 * i))) & 0x7F) << 1);
        }

        return key;
    }

    private static ulong Substitute(ulong mixed)
    {
        ulong result = 0;
        for (int box = 0; box < 8; box++)
        {
            int six = (int)(mixed >> (42 - (6 * box))) & 0x3F;
            int row = ((six >> 4) & 2) | (six & 1);
            char digit = s_boxes[box][(16 * row) + ((six >> 1) & 15)];
            result = (result << 4) | (uint)(digit <= '9' ? digit - '0' : digit - 'A' + 10);
        }

        return result;
    }

    private static ulong Rotate28(ulong value, int by) => ((value << by) | (value >> (28 - by))) & 0x0FFF_FFFF;

    /// <summary>Bit 1 is the most significant of <paramref name="width"/> bits.</summary>
    private static ulong Permute(ulong value, byte[] table, int width)
    {
        ulong result = 0;
        foreach (byte bit in table)
        {
            result = (result << 1) | ((value >> (width - bit)) & 1);
        }

        return result;
    }
}
