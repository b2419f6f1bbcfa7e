using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>A host's wish for a session (PADR), proven by its cookie to come from the station that it names.</summary>
public sealed class PppoeSessionRequest
{
    private readonly byte[] _service;
    private readonly byte[]? _hostUniq;
    private readonly byte[]? _relaySessionId;

    internal PppoeSessionRequest(in EthernetHeader ethernet, in PppoePacket padr, int maxPayload, uint serial)
    {
        Host = ethernet.Source;
        Vlan = ethernet.Vlan;
        Serial = serial;
        _service = padr.Find(PppoeTagType.ServiceName).ToArray();
        _hostUniq = padr.Keep(PppoeTagType.HostUniq);
        _relaySessionId = padr.Keep(PppoeTagType.RelaySessionId);
        ServiceName = PppoeText.Clean(_service);
        MaxPayload = PppoeMtu.Granted(maxPayload, padr.MaxPayload);
        AccessLine = PppoeAccessLine.TryRead(padr, out PppoeAccessLine? line) ? line : null;
    }

    /// <summary>Gets the host's address.</summary>
    public MacAddress Host { get; }

    /// <summary>Gets the VLAN.</summary>
    public VlanId Vlan { get; }

    /// <summary>Gets the service that it wants, printable; empty: any.</summary>
    public string ServiceName { get; }

    /// <summary>Gets the Host-Uniq; empty: none.</summary>
    public ReadOnlyMemory<byte> HostUniq => _hostUniq;

    /// <summary>Gets the Relay-Session-Id of an agent in between; empty: none.</summary>
    public ReadOnlyMemory<byte> RelaySessionId => _relaySessionId;

    /// <summary>Gets the largest MRU in octets that the session will have: 1492, or more if both sides are ready (RFC 4638).</summary>
    public int MaxPayload { get; }

    /// <summary>Gets what the access node says of the line (TR-101); null: nothing.</summary>
    public PppoeAccessLine? AccessLine { get; }

    /// <summary>Gets how far it is.</summary>
    public PppoeRequestStatus Status { get; private set; }

    /// <summary>Gets the number that it was given; 0: none.</summary>
    public ushort SessionId { get; private set; }

    internal uint Serial { get; }

    /// <summary>When the cookie has become stale, and the request may be forgotten.</summary>
    internal TimeSpan ForgetAt { get; init; }

    private PppoeTagType Error { get; set; }

    private string? ErrorText { get; set; }

    internal void Accept(ushort sessionId)
    {
        SessionId = sessionId;
        Status = PppoeRequestStatus.Accepted;
    }

    internal void Refuse(PppoeTagType error, string? text)
    {
        (Error, ErrorText) = (error, text);
        Status = PppoeRequestStatus.Refused;
    }

    internal void End() => Status = PppoeRequestStatus.Ended;

    /// <summary>Writes the answer, the same each time (RFC 2516 section 5.4).</summary>
    internal bool TryWritePads(Span<byte> frame, MacAddress local, out int written)
    {
        EthernetHeader ethernet = new(Host, local, EtherType.PppoeDiscovery, Vlan);
        PppoePacketWriter pads = new(frame, ethernet, PppoeCode.Pads, SessionId);
        pads.Add(PppoeTagType.ServiceName, _service);
        pads.AddKept(PppoeTagType.HostUniq, _hostUniq);
        pads.AddKept(PppoeTagType.RelaySessionId, _relaySessionId);
        if (Status == PppoeRequestStatus.Refused)
        {
            PppoePadt.AddError(ref pads, Error, ErrorText ?? "");
        }
        else if (MaxPayload > PppoeMtu.DefaultMaxPayload)
        {
            pads.AddMaxPayload(MaxPayload);
        }

        return pads.TryFinish(out written);
    }
}
