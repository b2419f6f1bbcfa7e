using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>The ones' complement sum of IP, TCP and UDP (RFC 1071), in the machine's byte order: sums are stored as they are.</summary>
internal static class InternetChecksum
{
    private const uint LowHalf = 0xFFFF;

    /// <summary>Adds up octets as 16-bit words; what was summed before has to be of even length.</summary>
    /// <returns>Not folded yet: sums of several stretches are added, then folded.</returns>
    public static ulong Sum(ReadOnlySpan<byte> octets)
    {
        ulong sum = 0;
        if (Vector256.IsHardwareAccelerated && octets.Length >= 2 * Vector256<byte>.Count)
        {
            ReadOnlySpan<Vector256<ulong>> blocks = MemoryMarshal.Cast<byte, Vector256<ulong>>(octets);
            Vector256<ulong> low = Vector256<ulong>.Zero;
            Vector256<ulong> high = Vector256<ulong>.Zero;
            Vector256<ulong> mask = Vector256.Create((ulong)uint.MaxValue);
            foreach (Vector256<ulong> block in blocks)
            {
                low += block & mask; // 32 bits a lane: 2^32 blocks before one overflows
                high += block >>> 32;
            }

            sum = Vector256.Sum(low) + Vector256.Sum(high);
            octets = octets[(blocks.Length * Vector256<byte>.Count)..];
        }

        foreach (uint word in MemoryMarshal.Cast<byte, uint>(octets))
        {
            sum += word;
        }

        octets = octets[(octets.Length & ~3)..];
        if (octets.Length >= sizeof(ushort))
        {
            sum += MemoryMarshal.Read<ushort>(octets);
            octets = octets[sizeof(ushort)..];
        }

        return octets.IsEmpty ? sum : sum + octets[0];
    }

    /// <summary>Adds the carries in, down to 16 bits.</summary>
    public static ushort Fold(ulong sum)
    {
        sum = (sum & uint.MaxValue) + (sum >> 32);
        sum = (sum & uint.MaxValue) + (sum >> 32);
        uint folded = (uint)((sum & LowHalf) + (sum >> 16));
        folded = (folded & LowHalf) + (folded >> 16);
        return (ushort)((folded & LowHalf) + (folded >> 16));
    }

    /// <summary>Turns a number of a header into the word that its two octets are.</summary>
    public static ushort Word(int value) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness((ushort)value) : (ushort)value;
}
