using System.Buffers.Binary;
using System.Numerics;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>A frame of the benchmark: Ethernet header with the EtherType for local experiments, a header with a check sum, a known pattern.</summary>
/// <remarks>
/// After the Ethernet header, big endian: magic (4), kind (1), which end sent it (1), number of the measure (2), sequence number (8),
/// nanoseconds (8), CRC-32C of the 24 before (4). The rest of the frame is the pattern, so that a changed octet is found.
/// </remarks>
internal readonly record struct TestFrame(TestFrameKind Kind, byte Origin, ushort Measure, ulong Sequence, long Nanoseconds)
{
    /// <summary>IEEE 802 EtherType 1 for local experiments.</summary>
    public const ushort EtherType = 0x88B5;

    /// <summary>Octets before the pattern, and the least length of a frame.</summary>
    public const int HeaderLength = EthernetLength + OwnLength;

    private const int EthernetLength = 14;
    private const int OwnLength = 28;
    private const int CheckedLength = 24;
    private const uint Magic = 0x55436E64; // "UCnd"
    private static readonly byte[] s_pattern = MakePattern(65536);

    /// <summary>Fills a frame with what is the same in all of them: addresses, EtherType, pattern.</summary>
    public static void Prepare(Span<byte> frame, ReadOnlySpan<byte> destination, ReadOnlySpan<byte> source)
    {
        destination.CopyTo(frame);
        source.CopyTo(frame[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], EtherType);
        s_pattern.AsSpan(0, frame.Length - HeaderLength).CopyTo(frame[HeaderLength..]);
    }

    /// <summary>Tells whether a frame is the benchmark's, in order or not.</summary>
    public static bool IsOurs(ReadOnlySpan<byte> frame) =>
        frame.Length >= HeaderLength
        && BinaryPrimitives.ReadUInt16BigEndian(frame[12..]) == EtherType
        && BinaryPrimitives.ReadUInt32BigEndian(frame[EthernetLength..]) == Magic;

    /// <summary>Reads the header; false: an octet of it was changed on the way.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out TestFrame header)
    {
        ReadOnlySpan<byte> own = frame[EthernetLength..];
        header = new TestFrame(
            (TestFrameKind)own[4],
            own[5],
            BinaryPrimitives.ReadUInt16BigEndian(own[6..]),
            BinaryPrimitives.ReadUInt64BigEndian(own[8..]),
            BinaryPrimitives.ReadInt64BigEndian(own[16..]));
        return BinaryPrimitives.ReadUInt32BigEndian(own[CheckedLength..]) == Check(own);
    }

    /// <summary>Tells whether the rest of a frame is the pattern.</summary>
    public static bool HasPattern(ReadOnlySpan<byte> frame) =>
        frame[HeaderLength..].SequenceEqual(s_pattern.AsSpan(0, frame.Length - HeaderLength));

    /// <summary>Writes the header into a prepared frame.</summary>
    public void Write(Span<byte> frame)
    {
        Span<byte> own = frame[EthernetLength..];
        BinaryPrimitives.WriteUInt32BigEndian(own, Magic);
        own[4] = (byte)Kind;
        own[5] = Origin;
        BinaryPrimitives.WriteUInt16BigEndian(own[6..], Measure);
        BinaryPrimitives.WriteUInt64BigEndian(own[8..], Sequence);
        BinaryPrimitives.WriteInt64BigEndian(own[16..], Nanoseconds);
        BinaryPrimitives.WriteUInt32BigEndian(own[CheckedLength..], Check(own));
    }

    /// <summary>Turns a probe round where it lies: addresses changed over, kind echo.</summary>
    public void Reflect(Span<byte> frame)
    {
        Span<byte> destination = stackalloc byte[6];
        frame[..6].CopyTo(destination);
        frame[6..12].CopyTo(frame);
        destination.CopyTo(frame[6..]);
        (this with { Kind = TestFrameKind.Echo }).Write(frame);
    }

    private static uint Check(ReadOnlySpan<byte> own)
    {
        uint crc = uint.MaxValue;
        for (int at = 0; at < CheckedLength; at += 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(own[at..]));
        }

        return ~crc;
    }

    private static byte[] MakePattern(int length)
    {
        byte[] pattern = new byte[length];
        uint state = 0x9E3779B9;
        for (int i = 0; i < length; i++)
        {
            state ^= state << 13; // xorshift32: every octet value, no short period
            state ^= state >> 17;
            state ^= state << 5;
            pattern[i] = (byte)state;
        }

        return pattern;
    }
}
