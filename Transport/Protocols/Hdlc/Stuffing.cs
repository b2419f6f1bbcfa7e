using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>Octet stuffing and its undoing, 16 octets at a time, at a cost that hardly depends on how many are escaped.</summary>
/// <remarks>
/// The escapes of eight octets are a number of eight bits. It selects a prepared shuffle that opens the gaps for the
/// Control Escapes (or closes those where they were), so that no branch hangs on the data.
/// </remarks>
internal static class Stuffing
{
    private const int Block = 16;
    private const byte Gap = 0x80; // a shuffle index out of range: yields zero

    private static readonly byte[] s_open = MakeOpenShuffles();
    private static readonly byte[] s_close = MakeCloseShuffles();

    /// <summary>Writes <paramref name="source"/> with every octet of <paramref name="escaped"/> escaped.</summary>
    /// <returns>Octets written, or -1 when <paramref name="destination"/> is too small.</returns>
    public static int Stuff(ReadOnlySpan<byte> source, Span<byte> destination, in OctetClass escaped)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(destination);
        int read = 0;
        int written = 0;
        while (true)
        {
            // A block grows to twice its size at most, and each store writes a whole vector: hence room for two.
            while (source.Length - read >= Block && destination.Length - written >= 2 * Block)
            {
                Vector128<byte> octets = Vector128.LoadUnsafe(ref from, (nuint)read);
                Vector128<byte> match = escaped.Match(octets);
                uint mask = match.ExtractMostSignificantBits();
                read += Block;
                if (mask == 0)
                {
                    octets.StoreUnsafe(ref to, (nuint)written);
                    written += Block;
                    continue;
                }

                octets ^= match & Vector128.Create(HdlcOctet.Complement);
                written += Open(octets, mask & 0xFF, ref to, written);
                written += Open(Vector128.Create(octets.GetUpper(), default), mask >> 8, ref to, written);
            }

            if (read == source.Length)
            {
                return written;
            }

            int end = Math.Min(read + Block, source.Length);
            for (; read < end; read++)
            {
                if (!TryPut(source[read], destination, ref written, escaped))
                {
                    return -1;
                }
            }
        }
    }

    /// <summary>Writes one octet, escaped if need be.</summary>
    /// <returns>False when <paramref name="destination"/> is too small.</returns>
    public static bool TryPut(byte octet, Span<byte> destination, ref int written, in OctetClass escaped)
    {
        bool escape = escaped.Contains(octet);
        if (destination.Length - written < (escape ? 2 : 1))
        {
            return false;
        }

        if (escape)
        {
            destination[written++] = HdlcOctet.ControlEscape;
            octet ^= HdlcOctet.Complement;
        }

        destination[written++] = octet;
        return true;
    }

    /// <summary>Undoes the stuffing of <paramref name="octets"/>, which hold no flag, within their own memory.</summary>
    /// <param name="octets">Raw octets; afterwards the plain ones are at the front.</param>
    /// <param name="removed">Control Escape, and the raw control characters that the receive ACCM has removed.</param>
    /// <param name="escaped">Whether a Control Escape stood last: carried over from chunk to chunk.</param>
    /// <returns>The number of plain octets.</returns>
    public static int Unstuff(Span<byte> octets, in OctetClass removed, ref bool escaped)
    {
        ref byte at = ref MemoryMarshal.GetReference(octets);
        int read = 0;
        int written = 0;
        while (octets.Length - read >= Block)
        {
            Vector128<byte> block = Vector128.LoadUnsafe(ref at, (nuint)read);
            uint mask = removed.Match(block).ExtractMostSignificantBits();
            uint carry = escaped ? 1u : 0;
            if ((mask | carry) == 0)
            {
                block.StoreUnsafe(ref at, (nuint)written);
                read += Block;
                written += Block;
                continue;
            }

            Vector128<byte> escapes = Vector128.Equals(block, Vector128.Create(HdlcOctet.ControlEscape));
            uint escapeMask = escapes.ExtractMostSignificantBits();
            if (mask != escapeMask || (escapeMask & (escapeMask << 1 | carry)) != 0)
            {
                // A character that the line put in, or an escaped 0x7D: what follows what must be taken in order.
                UnstuffSlowly(octets.Slice(read, Block), octets[written..], removed, ref escaped, out int plain);
                read += Block;
                written += plain;
                continue;
            }

            Vector128<byte> shifted = Vector128.ShuffleNative(
                escapes, Vector128.Create(Gap, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
            shifted |= Vector128.CreateScalar((byte)(carry == 0 ? 0 : 0xFF));
            block ^= shifted & Vector128.Create(HdlcOctet.Complement);

            // Stores never pass the end of the block that is in the register: written <= read.
            written += Close(block, mask & 0xFF, ref at, written);
            written += Close(Vector128.Create(block.GetUpper(), default), mask >> 8, ref at, written);
            read += Block;
            escaped = mask >> 15 != 0;
        }

        UnstuffSlowly(octets[read..], octets[written..], removed, ref escaped, out int tail);
        return written + tail;
    }

    private static void UnstuffSlowly(
        ReadOnlySpan<byte> source, Span<byte> destination, in OctetClass removed, ref bool escaped, out int written)
    {
        written = 0;
        foreach (byte octet in source)
        {
            // Removal comes before the escape, so a character put in behind a Control Escape does no harm (RFC 1662 4.2).
            if (octet == HdlcOctet.ControlEscape && !escaped)
            {
                escaped = true;
            }
            else if (octet == HdlcOctet.ControlEscape || !removed.Contains(octet))
            {
                destination[written++] = escaped ? (byte)(octet ^ HdlcOctet.Complement) : octet;
                escaped = false;
            }
        }
    }

    private static int Open(Vector128<byte> octets, uint mask, ref byte to, int written)
    {
        Vector128<byte> shuffle = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_open), mask * Block);
        Vector128<byte> gaps = (shuffle.AsSByte() >> 7).AsByte() & Vector128.Create(HdlcOctet.ControlEscape);
        (Vector128.ShuffleNative(octets, shuffle) | gaps).StoreUnsafe(ref to, (nuint)written);
        return 8 + BitOperations.PopCount(mask);
    }

    private static int Close(Vector128<byte> octets, uint mask, ref byte to, int written)
    {
        Vector128<byte> shuffle = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_close), mask * Block);
        Vector128.ShuffleNative(octets, shuffle).GetLower().StoreUnsafe(ref to, (nuint)written);
        return 8 - BitOperations.PopCount(mask);
    }

    private static byte[] MakeOpenShuffles()
    {
        byte[] shuffles = new byte[256 * Block];
        for (int mask = 0; mask < 256; mask++)
        {
            Span<byte> row = shuffles.AsSpan(mask * Block, Block);
            row.Fill(Gap);
            for (int octet = 0, at = 0; octet < 8; octet++)
            {
                at += mask >> octet & 1;
                row[at++] = (byte)octet;
            }
        }

        return shuffles;
    }

    private static byte[] MakeCloseShuffles()
    {
        byte[] shuffles = new byte[256 * Block];
        for (int mask = 0; mask < 256; mask++)
        {
            Span<byte> row = shuffles.AsSpan(mask * Block, Block);
            row.Fill(Gap);
            for (int octet = 0, at = 0; octet < 8; octet++)
            {
                if ((mask >> octet & 1) == 0)
                {
                    row[at++] = (byte)octet;
                }
            }
        }

        return shuffles;
    }
}
