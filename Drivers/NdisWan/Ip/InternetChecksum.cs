using System.Buffers.Binary;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>The one's complement sum of RFC 1071.</summary>
internal static class InternetChecksum
{
    /// <summary>Adds octets to a running sum; every stretch but the last has an even length.</summary>
    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
            bytes = bytes[2..];
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return bytes.IsEmpty ? sum : sum + (uint)(bytes[0] << 8);
    }

    /// <summary>Ends a sum: the value for the checksum field; over a field that is right the result is 0.</summary>
    public static ushort Finish(uint sum)
    {
        while (sum >> 16 != 0)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }

    /// <summary>Gives the checksum after one word of what it covers was replaced (RFC 1624 section 3, equation 3).</summary>
    public static ushort Replace(ushort checksum, ushort before, ushort after) =>
        Finish((ushort)~checksum + (uint)(ushort)~before + after);

    /// <summary>Sums one stretch.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes) => Finish(Add(0, bytes));
}
