using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Capture;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Tools.Cli.Capture;

/// <summary>Finds the one secret that PPP sends in clear: the password of a PAP Authenticate-Request (RFC 1334 2.2.1).</summary>
internal static class PapMask
{
    private const ushort AddressControl = 0xFF03;
    private const ushort Pap = 0xC023;
    private const byte AuthenticateRequest = 1;
    private const int EtherTypeAt = 12;
    private const int PeerIdLength = 4; // behind code, identifier, length

    /// <summary>Where the password stands in a packet of an interface; null when it has none.</summary>
    public static Range? FindPassword(PcapngLinkType linkType, ReadOnlySpan<byte> packet) => linkType switch
    {
        PcapngLinkType.PppWithDirection => FindPassword(packet),
        PcapngLinkType.Ethernet => FindInEthernet(packet),
        PcapngLinkType.User0 or _ => null,
    };

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

    // Whatever stands before it, tags one in another and a PPPoE length that lies: a session frame is looked into.
    private static Range? FindInEthernet(ReadOnlySpan<byte> frame)
    {
        int typeAt = EtherTypeAt;
        while (TypeAt(frame, typeAt) is EtherType.Vlan or EtherType.ServiceVlan)
        {
            typeAt += EthernetHeader.TagSize;
        }

        int ppp = typeAt + sizeof(ushort) + PppoeSessionHeader.Size;
        return TypeAt(frame, typeAt) == EtherType.PppoeSession && ppp <= frame.Length && FindPassword(frame[ppp..]) is { } found
            ? (found.Start.Value + ppp)..frame.Length
            : null;
    }

    private static EtherType TypeAt(ReadOnlySpan<byte> frame, int at) =>
        at + sizeof(ushort) <= frame.Length ? (EtherType)BinaryPrimitives.ReadUInt16BigEndian(frame[at..]) : default;
}
