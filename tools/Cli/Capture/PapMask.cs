using System.Buffers.Binary;

namespace UserCoNdis.Tools.Cli.Capture;

/// <summary>Finds the one secret that PPP sends in clear: the password of a PAP Authenticate-Request (RFC 1334 2.2.1).</summary>
internal static class PapMask
{
    private const ushort AddressControl = 0xFF03;
    private const ushort Pap = 0xC023;
    private const byte AuthenticateRequest = 1;
    private const int PeerIdLength = 4; // behind code, identifier, length

    /// <summary>Where the password stands in <paramref name="frame"/>; null when the frame has none.</summary>
    public static Range? FindPassword(ReadOnlySpan<byte> frame)
    {
        int start = frame.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(frame) == AddressControl ? 2 : 0;
        ReadOnlySpan<byte> rest = frame[start..];
        if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) != Pap)
        {
            return null;
        }

        ReadOnlySpan<byte> packet = rest[2..];
        start += 2;
        if (packet.Length <= PeerIdLength || packet[0] != AuthenticateRequest)
        {
            return null;
        }

        // Lengths that lie hide no secret: all behind the point where they do is masked.
        int from = Math.Min(PeerIdLength + 1 + packet[PeerIdLength] + 1, packet.Length);
        return (start + from)..frame.Length;
    }
}
