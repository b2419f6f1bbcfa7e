using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>Whole frames. Those of rp-pppoe 3.15 (Debian) were recorded with tshark between its client and its server,
/// <c>pppoe-server -C bench-ac -S isp -S other</c> and <c>pppoe -S isp -U</c>, on a veth pair between two namespaces.</summary>
internal static class PppoeSamples
{
    public static readonly MacAddress Host = new(0x0200_0000_000A);
    public static readonly MacAddress Ac = new(0x0200_0000_000B);

    /// <summary>rp-pppoe, <c>pppoe -A</c>: the PADI of RFC 2516 appendix B, any service and nothing else.</summary>
    public static readonly byte[] PadiAny = Wire.Hex("""
        FF FF FF FF FF FF 02 00 00 00 00 0A 88 63  # everyone, host, discovery
        11 09 00 00 00 04                          # PADI, session 0, 4 octets
        01 01 00 00                                # Service-Name ""
        """);

    /// <summary>rp-pppoe's answer to <see cref="PadiAny"/>.</summary>
    public static readonly byte[] PadoAny = Wire.Hex("""
        02 00 00 00 00 0A 02 00 00 00 00 0B 88 63
        11 07 00 00 00 34                          # PADO
        01 02 00 08 62 65 6E 63 68 2D 61 63        # AC-Name bench-ac
        01 01 00 03 69 73 70                       # Service-Name isp
        01 01 00 05 6F 74 68 65 72                 # Service-Name other
        01 04 00 14 C4 64 0C D2 8B 5D 81 95 6A BB AA 57 BF 8A 4C 2D 7F 18 00 00
        """);

    /// <summary>rp-pppoe's host, with a service and a Host-Uniq, the digits of its process number.</summary>
    public static readonly byte[] Padi = Wire.Hex("""
        FF FF FF FF FF FF 02 00 00 00 00 0A 88 63
        11 09 00 00 00 0F
        01 01 00 03 69 73 70                       # Service-Name isp
        01 03 00 04 31 38 39 36                    # Host-Uniq
        """);

    public static readonly byte[] Pado = Wire.Hex("""
        02 00 00 00 00 0A 02 00 00 00 00 0B 88 63
        11 07 00 00 00 3C
        01 02 00 08 62 65 6E 63 68 2D 61 63
        01 01 00 03 69 73 70
        01 01 00 05 6F 74 68 65 72
        01 04 00 14 C4 64 0C D2 8B 5D 81 95 6A BB AA 57 BF 8A 4C 2D 7F 18 00 00
        01 03 00 04 31 38 39 36
        """);

    public static readonly byte[] Padr = Wire.Hex("""
        02 00 00 00 00 0B 02 00 00 00 00 0A 88 63
        11 19 00 00 00 27
        01 01 00 03 69 73 70
        01 03 00 04 31 38 39 36
        01 04 00 14 C4 64 0C D2 8B 5D 81 95 6A BB AA 57 BF 8A 4C 2D 7F 18 00 00
        """);

    public static readonly byte[] Pads = Wire.Hex("""
        02 00 00 00 00 0A 02 00 00 00 00 0B 88 63
        11 65 00 01 00 0F                          # session 1
        01 01 00 03 69 73 70
        01 03 00 04 31 38 39 36
        """);

    /// <summary>A Configure-Request in session 1.</summary>
    public static readonly byte[] Session = Wire.Hex("""
        02 00 00 00 00 0B 02 00 00 00 00 0A 88 64
        11 00 00 01 00 10
        C0 21 01 01 00 0E 01 04 05 D4 05 06 12 34 56 78
        """);

    /// <summary>rp-pppoe's host ends the session, with more tags than it needs.</summary>
    public static readonly byte[] PadtOfHost = Wire.Hex("""
        02 00 00 00 00 0B 02 00 00 00 00 0A 88 63
        11 A7 00 01 00 45
        01 03 00 04 31 38 39 36
        02 03 00 21 52 50 2D 50 50 50 6F 45 3A 20 45 4F 46 20 69 6E 20 61 73 79 6E 63 52 65 61 64 46 72 6F 6D 50 50 50
        01 04 00 14 C4 64 0C D2 8B 5D 81 95 6A BB AA 57 BF 8A 4C 2D 7F 18 00 00
        """);

    public static readonly byte[] PadtOfAc = Wire.Hex("""
        02 00 00 00 00 0A 02 00 00 00 00 0B 88 63
        11 A7 00 01 00 11
        02 03 00 0D 52 65 63 65 69 76 65 64 20 50 41 44 54   # Generic-Error "Received PADT"
        """);

    /// <summary>Written by hand: a PADR behind an access node that put its tags in, with VLAN 100 and a relay's tag.</summary>
    public static readonly byte[] PadrOfAccessNode = Wire.Hex("""
        02 00 00 00 00 0B 02 00 00 00 00 0A 81 00 60 64 88 63   # priority 3, VLAN 100
        11 19 00 00 00 4B
        01 01 00 00
        01 03 00 02 BE EF
        01 10 00 04 0A 0B 0C 0D                                 # Relay-Session-Id
        01 20 00 02 05 DC                                       # PPP-Max-Payload 1500
        01 05 00 2F 00 00 0D E9                                 # vendor: Broadband Forum
        01 11 6E 6F 64 65 31 20 65 74 68 20 31 2F 32 3A 31 30 30    # circuit "node1 eth 1/2:100"
        02 05 61 6C 69 63 65                                    # remote "alice"
        81 04 00 00 27 10                                       # actual rate up, 10000 kbit/s
        82 04 00 01 86 A0                                       # actual rate down, 100000 kbit/s
        90 03 01 02 03                                          # an encapsulation: nothing to us
        """);

    public static IEnumerable<(string Name, byte[] Frame)> Discovery =>
    [
        (nameof(PadiAny), PadiAny), (nameof(PadoAny), PadoAny), (nameof(Padi), Padi), (nameof(Pado), Pado), (nameof(Padr), Padr),
        (nameof(Pads), Pads), (nameof(PadtOfHost), PadtOfHost), (nameof(PadtOfAc), PadtOfAc), (nameof(PadrOfAccessNode), PadrOfAccessNode),
    ];

    public static IEnumerable<(string Name, byte[] Frame)> All => [.. Discovery, (nameof(Session), Session)];

    /// <summary>What follows the Ethernet header.</summary>
    public static byte[] Packet(byte[] frame)
    {
        Assert.True(EthernetHeader.TryRead(frame, out _, out int length));
        return frame[length..];
    }
}
