using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Puts control packets into words for ladders and journals; secrets are left out.</summary>
public static class PppDescriber
{
    private static readonly string[] s_codes =
    [
        "code 0", "Configure-Request", "Configure-Ack", "Configure-Nak", "Configure-Reject", "Terminate-Request",
        "Terminate-Ack", "Code-Reject", "Protocol-Reject", "Echo-Request", "Echo-Reply", "Discard-Request",
        "Identification", "Time-Remaining",
    ];

    /// <summary>Describes a frame.</summary>
    /// <param name="frame">Address and control (if sent), protocol, information; hostile.</param>
    /// <returns>One line, such as <c>LCP Configure-Request id=1 &lt;mru 1500&gt;</c>.</returns>
    public static string Describe(ReadOnlySpan<byte> frame)
    {
        if (!PppFrame.TryReadHeader(frame, out ushort protocol, out int offset))
        {
            return "PPP frame too short";
        }

        ReadOnlySpan<byte> information = frame[offset..];
        string name = NameOf(protocol);
        if (protocol < 0x8000)
        {
            return $"{name} {information.Length} bytes";
        }

        return PppPacket.TryParse(information, out PppPacket packet)
            ? $"{name} {DescribePacket(protocol, packet)}"
            : $"{name} malformed";
    }

    /// <summary>Names a protocol.</summary>
    /// <param name="protocol">The PPP protocol number.</param>
    public static string NameOf(ushort protocol) => protocol switch
    {
        PppProtocol.Ip => "IP",
        PppProtocol.Ipv6 => "IPv6",
        PppProtocol.Ipcp => "IPCP",
        PppProtocol.Ipv6cp => "IPv6CP",
        PppProtocol.Ccp => "CCP",
        PppProtocol.Lcp => "LCP",
        PppProtocol.Pap => "PAP",
        PppProtocol.Chap => "CHAP",
        _ => string.Create(CultureInfo.InvariantCulture, $"0x{protocol:x4}"),
    };

    private static string DescribePacket(ushort protocol, in PppPacket packet) => protocol switch
    {
        PppProtocol.Pap => DescribePap(packet),
        PppProtocol.Chap => DescribeChap(packet),
        _ => DescribeControl(protocol, packet),
    };

    private static string DescribePap(in PppPacket packet) => packet.Code switch
    {
        PapCodes.Request => PapCodes.TryReadRequest(packet.Data, out var name, out _)
            ? $"Authenticate-Request id={packet.Id} user=\"{PppText.Clean(name)}\" password=<hidden>"
            : $"Authenticate-Request id={packet.Id} malformed",
        PapCodes.Ack => $"Authenticate-Ack id={packet.Id} \"{PapCodes.Message(packet.Data)}\"",
        PapCodes.Nak => $"Authenticate-Nak id={packet.Id} \"{PapCodes.Message(packet.Data)}\"",
        _ => $"code {packet.Code} id={packet.Id}",
    };

    private static string DescribeChap(in PppPacket packet)
    {
        string code = packet.Code switch
        {
            ChapCodes.Challenge => "Challenge",
            ChapCodes.Response => "Response",
            ChapCodes.Success => "Success",
            ChapCodes.Failure => "Failure",
            _ => $"code {packet.Code}",
        };
        if (packet.Code is ChapCodes.Challenge or ChapCodes.Response)
        {
            return ChapCodes.TryReadValue(packet.Data, out var value, out var name)
                ? $"{code} id={packet.Id} name=\"{PppText.Clean(name)}\" value=<{value.Length} bytes hidden>"
                : $"{code} id={packet.Id} malformed";
        }

        return packet.Data.StartsWith("S="u8)
            ? $"{code} id={packet.Id} S=<hidden>"
            : $"{code} id={packet.Id} \"{PppText.Clean(packet.Data)}\"";
    }

    private static string DescribeControl(ushort protocol, in PppPacket packet)
    {
        string code = packet.Code < s_codes.Length ? s_codes[packet.Code] : $"code {packet.Code}";
        StringBuilder line = new($"{code} id={packet.Id}");
        switch (packet.Code)
        {
            case >= PppCodes.ConfigureRequest and <= PppCodes.ConfigureReject:
                DescribeOptions(line, protocol, packet.Data);
                break;
            case PppCodes.TerminateRequest when !packet.Data.IsEmpty:
                _ = line.Append($" \"{PppText.Clean(packet.Data)}\"");
                break;
            case PppCodes.CodeReject when !packet.Data.IsEmpty:
                _ = line.Append($" code={packet.Data[0]}");
                break;
            case PppCodes.ProtocolReject when packet.Data.Length >= 2:
                _ = line.Append($" {NameOf(BinaryPrimitives.ReadUInt16BigEndian(packet.Data))}");
                break;
            case >= PppCodes.EchoRequest and <= PppCodes.TimeRemaining when packet.Data.Length >= 4:
                _ = line.Append($" magic=0x{BinaryPrimitives.ReadUInt32BigEndian(packet.Data):x8}");
                break;
            default:
                break;
        }

        return line.ToString();
    }

    private static void DescribeOptions(StringBuilder line, ushort protocol, ReadOnlySpan<byte> options)
    {
        if (!PppOptionReader.IsWellFormed(options))
        {
            _ = line.Append(" malformed");
            return;
        }

        PppOptionReader option = new(options);
        while (option.MoveNext())
        {
            _ = line.Append($" <{DescribeOption(protocol, option.Type, option.Data)}>");
        }
    }

    private static string DescribeOption(ushort protocol, byte type, ReadOnlySpan<byte> data) => (protocol, type, data.Length) switch
    {
        (PppProtocol.Lcp, LcpOptionType.Mru, 2) => $"mru {BinaryPrimitives.ReadUInt16BigEndian(data)}",
        (PppProtocol.Lcp, LcpOptionType.Accm, 4) => $"accm 0x{BinaryPrimitives.ReadUInt32BigEndian(data):x8}",
        (PppProtocol.Lcp, LcpOptionType.Authentication, _) => $"auth {NameOf(LcpPolicy.ReadAuthentication(data), data)}",
        (PppProtocol.Lcp, LcpOptionType.Magic, 4) => $"magic 0x{BinaryPrimitives.ReadUInt32BigEndian(data):x8}",
        (PppProtocol.Lcp, LcpOptionType.Pfc, 0) => "pfc",
        (PppProtocol.Lcp, LcpOptionType.Acfc, 0) => "acfc",
        (PppProtocol.Ipcp, NcpPolicy.IpAddress, 4) => $"addr {Ipv4Address.Read(data)}",
        (PppProtocol.Ipcp, NcpPolicy.PrimaryDns, 4) => $"dns1 {Ipv4Address.Read(data)}",
        (PppProtocol.Ipcp, NcpPolicy.SecondaryDns, 4) => $"dns2 {Ipv4Address.Read(data)}",
        (PppProtocol.Ipv6cp, NcpPolicy.InterfaceIdentifier, 8) => $"interface-id {Convert.ToHexStringLower(data)}",
        _ => $"option {type} {Convert.ToHexStringLower(data)}",
    };

    private static string NameOf(PppAuthProtocol protocol, ReadOnlySpan<byte> data) => protocol switch
    {
        PppAuthProtocol.None => Convert.ToHexStringLower(data),
        PppAuthProtocol.Pap => "pap",
        PppAuthProtocol.ChapMd5 => "chap-md5",
        PppAuthProtocol.MsChapV2 => "mschap-v2",
    };
}
