using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>One engine against a peer that sends literal frames in hexadecimal, and a clock wound by hand.</summary>
internal sealed class PppScript(PppOptions options, IPppRandom? random = null)
{
    private readonly byte[] _buffer = new byte[2048];

    /// <summary>No echoes, an address of its own, no questions about DNS: the fewest packets.</summary>
    public static PppOptions Plain { get; } = new()
    {
        LocalName = "isp",
        EchoInterval = TimeSpan.Zero,
        Ipcp = new() { LocalAddress = new(0x0A000001), RequestDns = false },
    };

    public PppEngine Engine { get; } = new(options, random ?? new SeededPppRandom(1));

    public TimeSpan Now { get; private set; }

    /// <summary>Gets all frames that the engine sent.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Gets the same in words, with their times.</summary>
    public List<string> Ladder { get; } = [];

    public List<PppEvent> Events { get; } = [];

    public PppCloseCause Cause => Events.Last(e => e.Kind == PppEventKind.Closed).Cause;

    public static string Lcp(byte code, byte id, string data = "") => Packet(PppProtocol.Lcp, code, id, data);

    public static string Ipcp(byte code, byte id, string data = "") => Packet(PppProtocol.Ipcp, code, id, data);

    public static string Packet(ushort protocol, byte code, byte id, string data = "") =>
        $"FF03{protocol:X4}{code:X2}{id:X2}{4 + (data.Length / 2):X4}{data}";

    public PppScript Start()
    {
        Engine.Open(Now);
        Engine.HandleLowerUp(Now);
        Drain();
        return this;
    }

    /// <summary>LCP opens; the peer asks for these options.</summary>
    public PppScript StartOpen(string peerOptions = "")
    {
        _ = Start();
        _ = Acknowledge();
        _ = Send(Lcp(1, 0x40, peerOptions));
        return this;
    }

    /// <summary>LCP and IPCP open; nothing else is configured.</summary>
    public PppScript StartNetwork(string peerOptions = "")
    {
        _ = StartOpen(peerOptions);
        _ = Acknowledge(PppProtocol.Ipcp);
        _ = Send(Ipcp(1, 0x41, "03060A000002"));
        Assert.Contains(Events, e => e.Kind == PppEventKind.IpcpUp);
        return this;
    }

    /// <summary>Acknowledges the engine's last Configure-Request.</summary>
    public List<string> Acknowledge(ushort protocol = PppProtocol.Lcp)
    {
        string request = LastRequest(protocol);
        return Send(request[..8] + "02" + request[10..]);
    }

    /// <summary>Answers the engine's last Configure-Request with a Nak or Reject of these options.</summary>
    public List<string> Refuse(byte code, string data, ushort protocol = PppProtocol.Lcp) =>
        Send(Packet(protocol, code, IdOf(LastRequest(protocol)), data));

    public string LastRequest(ushort protocol = PppProtocol.Lcp) =>
        Sent.Last(frame => frame.StartsWith($"FF03{protocol:X4}01", StringComparison.Ordinal));

    public static byte IdOf(string frame) => Convert.FromHexString(frame)[5];

    /// <summary>Sends a frame to the engine. Returns the answers.</summary>
    public List<string> Send(string frame)
    {
        int before = Sent.Count;
        _ = Engine.HandleReceive(Convert.FromHexString(frame), Now, out _);
        Drain();
        return Sent[before..];
    }

    /// <summary>Lets time pass while the peer is silent. Returns what the engine sent.</summary>
    public List<string> Run(double seconds)
    {
        int before = Sent.Count;
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        while (Engine.DueAt is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            Engine.HandleTimeout(Now);
            Drain();
        }

        Now = end;
        return Sent[before..];
    }

    public int Count(string words) => Ladder.Count(line => line.Contains(words, StringComparison.Ordinal));

    public void Drain()
    {
        while (Engine.TryGetTransmit(_buffer, out int written))
        {
            Sent.Add(Convert.ToHexString(_buffer.AsSpan(0, written)));
            Ladder.Add($"{Now.TotalSeconds:F3} {PppDescriber.Describe(_buffer.AsSpan(0, written))}");
        }

        while (Engine.TryGetEvent(out PppEvent e))
        {
            Events.Add(e);
        }
    }
}
