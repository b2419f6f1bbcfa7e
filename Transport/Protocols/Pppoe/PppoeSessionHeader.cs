using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The six octets between the Ethernet header and a PPP frame (RFC 2516 sections 4 and 6).</summary>
/// <param name="SessionId">The session's number.</param>
/// <param name="Length">The octets of the PPP frame that follows, padding left out.</param>
public readonly record struct PppoeSessionHeader(ushort SessionId, ushort Length)
{
    /// <summary>The octets of the header.</summary>
    public const int Size = 6;

    /// <summary>Version 1, type 1.</summary>
    internal const byte VersionType = 0x11;

    /// <summary>Reads the header of a session packet.</summary>
    /// <param name="packet">What follows the Ethernet header, padding included; hostile.</param>
    /// <param name="header">What was read; the PPP frame is <c>packet.Slice(Size, header.Length)</c>.</param>
    /// <returns>False for another version, type or code, or a length past the end of the frame.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> packet, out PppoeSessionHeader header)
    {
        if (packet.Length < Size)
        {
            header = default;
            return false;
        }

        uint front = BinaryPrimitives.ReadUInt32BigEndian(packet);
        header = new((ushort)front, BinaryPrimitives.ReadUInt16BigEndian(packet[4..]));
        return front >> 16 == VersionType << 8 && header.Length <= packet.Length - Size;
    }

    /// <summary>Writes the header.</summary>
    /// <param name="packet">At least <see cref="Size"/> octets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Span<byte> packet)
    {
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], Length);
        BinaryPrimitives.WriteUInt32BigEndian(packet, (VersionType << 24) | (uint)SessionId);
    }
}
