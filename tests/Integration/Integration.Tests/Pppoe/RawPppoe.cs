using System.Buffers.Binary;
using System.Text;
using UserCoNdis.TestKit;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>Frames of RFC 2516 written by hand, well formed or not, so that what is tested does not write its own test.</summary>
internal static class RawPppoe
{
    public const byte Padi = 0x09;
    public const byte Pado = 0x07;
    public const byte Padr = 0x19;
    public const byte Pads = 0x65;
    public const byte Padt = 0xA7;

    public const ushort ServiceName = 0x0101;
    public const ushort AcName = 0x0102;
    public const ushort HostUniq = 0x0103;
    public const ushort AcCookie = 0x0104;

    public const string Broadcast = "ff:ff:ff:ff:ff:ff";

    private const int HeaderLength = 20;

    /// <summary>A discovery frame.</summary>
    public static byte[] Discovery(byte code, string to, string from, ushort session, params byte[][] tags) =>
        Frame(0x8863, to, from, 0x11, code, session, tags.SelectMany(tag => tag).ToArray());

    /// <summary>A frame with a right length.</summary>
    public static byte[] Frame(ushort etherType, string to, string from, byte versionAndType, byte code, ushort session, byte[] payload)
    {
        byte[] frame = [.. Address(to), .. Address(from), 0, 0, versionAndType, code, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(12), etherType);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(16), session);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(18), (ushort)payload.Length);
        return frame;
    }

    /// <summary>A tag with a right length.</summary>
    public static byte[] Tag(ushort type, params byte[] value)
    {
        byte[] tag = [0, 0, 0, 0, .. value];
        BinaryPrimitives.WriteUInt16BigEndian(tag, type);
        BinaryPrimitives.WriteUInt16BigEndian(tag.AsSpan(2), (ushort)value.Length);
        return tag;
    }

    /// <inheritdoc cref="Tag(ushort, byte[])"/>
    public static byte[] Tag(ushort type, string value) => Tag(type, Encoding.UTF8.GetBytes(value));

    /// <summary>Whether a frame is of PPPoE discovery with this code.</summary>
    public static bool Is(byte[] frame, byte code) =>
        frame.Length >= HeaderLength && BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(12)) == 0x8863 && frame[15] == code;

    /// <summary>The session of a frame.</summary>
    public static ushort Session(byte[] frame) => BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(16));

    /// <summary>Whom a frame is from.</summary>
    public static string From(byte[] frame) => Convert.ToHexStringLower(frame.AsSpan(6, 6)).Chunk(2).Aggregate("", (text, octet) => (text.Length == 0 ? "" : text + ":") + new string(octet));

    /// <summary>The value of the first tag of a type; null when there is none.</summary>
    public static byte[]? ValueOf(byte[] frame, ushort type)
    {
        int end = HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(18));
        for (int at = HeaderLength; at + 4 <= end;)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(at + 2));
            if (BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(at)) == type)
            {
                return frame.AsSpan(at + 4, length).ToArray();
            }

            at += 4 + length;
        }

        return null;
    }

    /// <summary>As <see cref="ValueOf"/>, as text.</summary>
    public static string? TextOf(byte[] frame, ushort type) => ValueOf(frame, type) is byte[] value ? Encoding.UTF8.GetString(value) : null;

    private static byte[] Address(string text) => Wire.Hex(text.Replace(":", "", StringComparison.Ordinal));
}
