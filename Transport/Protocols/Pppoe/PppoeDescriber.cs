using System.Buffers.Binary;
using System.Text;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Puts PPPoE frames into words for ladders and journals; secrets are left out.</summary>
public static class PppoeDescriber
{
    private const int MaxTags = 16;
    private const int MaxOctets = 32;

    /// <summary>Describes a frame.</summary>
    /// <param name="frame">A whole Ethernet frame; hostile.</param>
    /// <returns>One line, such as <c>PADI service="" host-uniq=0102</c>, without the addresses.</returns>
    public static string Describe(ReadOnlySpan<byte> frame)
    {
        if (!EthernetHeader.TryRead(frame, out EthernetHeader ethernet, out int length))
        {
            return "Ethernet frame too short";
        }

        ReadOnlySpan<byte> payload = frame[length..];
        string text = ethernet.Type switch
        {
            EtherType.PppoeDiscovery => DescribeDiscovery(payload),
            EtherType.PppoeSession => DescribeSession(payload),
            _ => $"ethertype 0x{(ushort)ethernet.Type:x4} {payload.Length} bytes",
        };
        return ethernet.Vlan.IsTagged ? $"{ethernet.Vlan} {text}" : text;
    }

    /// <summary>Describes a discovery packet.</summary>
    /// <param name="packet">What follows the Ethernet header; hostile.</param>
    /// <returns>One line.</returns>
    public static string DescribeDiscovery(ReadOnlySpan<byte> packet)
    {
        if (!PppoePacket.TryParse(packet, out PppoePacket read, out PppoeParseError error))
        {
            return $"PPPoE discovery refused: {error}";
        }

        StringBuilder text = new(NameOf(read.Code));
        if (read.SessionId != 0 || read.Code is PppoeCode.Pads or PppoeCode.Padt)
        {
            _ = text.Append($" session={read.SessionId}");
        }

        int tags = 0;
        foreach (PppoeTag tag in read)
        {
            if (tags++ == MaxTags)
            {
                return text.Append(" ...").ToString();
            }

            _ = text.Append(' ').Append(DescribeTag(tag));
        }

        if (PppoeAccessLine.TryRead(read, out PppoeAccessLine? line))
        {
            _ = text.Append($" ({line})");
        }

        return text.ToString();
    }

    private static string DescribeSession(ReadOnlySpan<byte> packet) =>
        PppoeSessionHeader.TryRead(packet, out PppoeSessionHeader header)
            ? $"session={header.SessionId} {PppDescriber.Describe(packet.Slice(PppoeSessionHeader.Size, header.Length))}"
            : "PPPoE session refused";

    private static string NameOf(PppoeCode code) => code switch
    {
        PppoeCode.Padi => "PADI",
        PppoeCode.Pado => "PADO",
        PppoeCode.Padr => "PADR",
        PppoeCode.Pads => "PADS",
        PppoeCode.Padt => "PADT",
        _ => $"code 0x{(byte)code:x2}",
    };

    private static string DescribeTag(in PppoeTag tag) => tag.Type switch
    {
        PppoeTagType.ServiceName => $"service=\"{PppoeText.Clean(tag.Value)}\"",
        PppoeTagType.AcName => $"ac=\"{PppoeText.Clean(tag.Value)}\"",
        PppoeTagType.HostUniq => $"host-uniq={Octets(tag.Value)}",
        PppoeTagType.AcCookie => $"cookie={Octets(tag.Value)}",
        PppoeTagType.VendorSpecific => $"vendor={Octets(tag.Value)}",
        PppoeTagType.RelaySessionId => $"relay={Octets(tag.Value)}",
        PppoeTagType.PppMaxPayload => $"max-payload={BinaryPrimitives.ReadUInt16BigEndian(tag.Value)}",
        PppoeTagType.ServiceNameError => $"service-name-error=\"{PppoeText.Clean(tag.Value)}\"",
        PppoeTagType.AcSystemError => $"ac-system-error=\"{PppoeText.Clean(tag.Value)}\"",
        PppoeTagType.GenericError => $"generic-error=\"{PppoeText.Clean(tag.Value)}\"",
        _ => $"tag-0x{(ushort)tag.Type:x4}={Octets(tag.Value)}",
    };

    private static string Octets(ReadOnlySpan<byte> value) => value.Length <= MaxOctets
        ? Convert.ToHexStringLower(value)
        : $"{Convert.ToHexStringLower(value[..MaxOctets])}... ({value.Length} bytes)";
}
