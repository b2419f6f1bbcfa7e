using UserCoNdis.Protocols.Tests.Ppp;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>A concentrator, a clock wound by hand, and frames given as octets.</summary>
internal sealed class PppoeConcentratorScript
{
    public static readonly PppoeConcentratorOptions Plain = new() { Local = PppoeSamples.Ac, AcName = "bench-ac" };

    private readonly byte[] _frame = new byte[1518];

    public PppoeConcentratorScript(PppoeConcentratorOptions options, int seed = 1) =>
        Concentrator = new(options, new SeededPppRandom(seed));

    public PppoeConcentrator Concentrator { get; }

    public PppoeStatistics Statistics => Concentrator.Statistics;

    public TimeSpan Now { get; set; } = TimeSpan.FromHours(1);

    public void Receive(byte[] frame)
    {
        Assert.True(EthernetHeader.TryRead(frame, out EthernetHeader ethernet, out int at));
        Assert.True(PppoePacket.TryParse(frame.AsSpan(at), out PppoePacket packet, out PppoeParseError error), error.ToString());
        Concentrator.HandleReceive(ethernet, packet, Now);
    }

    /// <summary>Takes the one frame that waits; its text too.</summary>
    public (byte[] Frame, string Text) Sent()
    {
        Assert.True(Concentrator.TryGetTransmit(_frame, out int length));
        byte[] frame = _frame[..length];
        AssertSilent();
        return (frame, PppoeDescriber.Describe(frame));
    }

    public void AssertSilent() => Assert.False(Concentrator.TryGetTransmit(_frame, out _));

    public PppoeConcentratorEvent Event()
    {
        Assert.True(Concentrator.TryGetEvent(out PppoeConcentratorEvent e));
        AssertNoEvent();
        return e;
    }

    public void AssertNoEvent() => Assert.False(Concentrator.TryGetEvent(out _));

    /// <summary>Sends a PADI and gives back the cookie of the PADO.</summary>
    public byte[] Cookie(MacAddress from, VlanId vlan = default)
    {
        Receive(PppoeFrames.MakeOn(vlan, MacAddress.Broadcast, from, PppoeCode.Padi, 0, (PppoeTagType.ServiceName, [])));
        byte[] pado = PppoeSamples.Packet(Sent().Frame);
        Assert.True(PppoePacket.TryParse(pado, out PppoePacket packet, out _));
        Assert.True(packet.TryFind(PppoeTagType.AcCookie, out ReadOnlySpan<byte> cookie));
        return cookie.ToArray();
    }

    public static byte[] Padr(MacAddress from, byte[] cookie, VlanId vlan = default, string service = "") =>
        PppoeFrames.MakeOn(
            vlan,
            PppoeSamples.Ac,
            from,
            PppoeCode.Padr,
            0,
            (PppoeTagType.ServiceName, System.Text.Encoding.UTF8.GetBytes(service)),
            (PppoeTagType.HostUniq, [0xBE, 0xEF]),
            (PppoeTagType.AcCookie, cookie));

    /// <summary>A session from PADI to PADS.</summary>
    public PppoeSessionAddress Open(MacAddress from, ushort sessionId, VlanId vlan = default)
    {
        Receive(Padr(from, Cookie(from, vlan), vlan));
        PppoeSessionAddress session = Concentrator.Accept(Event().Request!, sessionId);
        _ = Sent();
        return session;
    }
}
