namespace UserCoNdis.Tools.Bench;

/// <summary>The yardstick: HDLC framing as the classic loop writes it, an octet and a table lookup at a time.</summary>
internal static class ByteLoop
{
    private static readonly ushort[] s_fcs = MakeTable();

    public static int Encode(ReadOnlySpan<byte> frame, Span<byte> destination, uint accm)
    {
        int at = 0;
        uint fcs = 0xFFFF;
        destination[at++] = 0x7E;
        foreach (byte octet in frame)
        {
            fcs = fcs >> 8 ^ s_fcs[(byte)(fcs ^ octet)];
            Put(octet, destination, ref at, accm);
        }

        fcs = ~fcs;
        Put((byte)fcs, destination, ref at, accm);
        Put((byte)(fcs >> 8), destination, ref at, accm);
        destination[at++] = 0x7E;
        return at;
    }

    /// <summary>Decodes the frames of <paramref name="wire"/> in place; the number with a good FCS.</summary>
    public static int Decode(Span<byte> wire, uint accm)
    {
        int good = 0;
        int at = 0;
        uint fcs = 0xFFFF;
        bool escaped = false;
        foreach (byte octet in wire)
        {
            if (octet == 0x7E)
            {
                good += at >= 4 && fcs == 0xF0B8 && !escaped ? 1 : 0;
                (at, fcs, escaped) = (0, 0xFFFF, false);
            }
            else if (octet == 0x7D)
            {
                escaped = true;
            }
            else if (octet >= 0x20 || (accm >> octet & 1) == 0)
            {
                byte plain = escaped ? (byte)(octet ^ 0x20) : octet;
                escaped = false;
                fcs = fcs >> 8 ^ s_fcs[(byte)(fcs ^ plain)];
                wire[at++] = plain;
            }
        }

        return good;
    }

    private static void Put(byte octet, Span<byte> destination, ref int at, uint accm)
    {
        if (octet is 0x7D or 0x7E || (octet < 0x20 && (accm >> octet & 1) != 0))
        {
            destination[at++] = 0x7D;
            octet ^= 0x20;
        }

        destination[at++] = octet;
    }

    private static ushort[] MakeTable()
    {
        ushort[] table = new ushort[256];
        for (int i = 0; i < table.Length; i++)
        {
            uint crc = (uint)i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0x8408 : crc >> 1;
            }

            table[i] = (ushort)crc;
        }

        return table;
    }
}
