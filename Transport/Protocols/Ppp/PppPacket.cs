using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>A checked view of a control packet: code, identifier, length, data (RFC 1661 section 5).</summary>
internal readonly ref struct PppPacket
{
    public const int HeaderLength = 4;

    private PppPacket(ReadOnlySpan<byte> bytes) => Bytes = bytes;

    /// <summary>The packet without padding.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public byte Code => Bytes[0];

    public byte Id => Bytes[1];

    public ReadOnlySpan<byte> Data => Bytes[HeaderLength..];

    public static bool TryParse(ReadOnlySpan<byte> wire, out PppPacket packet)
    {
        int length = wire.Length < HeaderLength ? -1 : BinaryPrimitives.ReadUInt16BigEndian(wire[2..]);
        bool ok = length >= HeaderLength && length <= wire.Length;
        packet = ok ? new(wire[..length]) : default;
        return ok;
    }
}
