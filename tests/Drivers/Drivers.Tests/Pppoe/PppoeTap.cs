using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>The far end of a wire in the hands of a test: sends any octets, keeps what comes, and can be a host or a
/// concentrator by an engine of its own.</summary>
internal sealed class PppoeTap : ILinkSink
{
    private readonly ILink _link;
    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;

    public PppoeTap(ILink link, IEventLoop loop, PinnedSlabPool pool)
    {
        (_link, _loop, _pool) = (link, loop, pool);
        _link.Start(this);
    }

    /// <summary>Gets the discovery packets that came, whole frames.</summary>
    public List<byte[]> Discovery { get; } = [];

    /// <summary>Gets the session frames that came.</summary>
    public List<byte[]> Sessions { get; } = [];

    public PppoeHost? Host { get; private set; }

    public PppoeConcentrator? Concentrator { get; private set; }

    public List<PppoeHostEvent> HostEvents { get; } = [];

    public List<PppoeConcentratorEvent> ConcentratorEvents { get; } = [];

    public void Close() => _link.Close();

    /// <summary>Asks for a session as a host.</summary>
    public PppoeHost Call(MacAddress local, string service = "", VlanId vlan = default)
    {
        Host = new PppoeHost(new PppoeHostOptions { Local = local, ServiceName = service, Vlan = vlan }, new Calls.TestRandom((int)local.Value));
        Host.Start(_loop.Now);
        Pump();
        return Host;
    }

    /// <summary>Serves as a concentrator; the test answers the requests.</summary>
    public PppoeConcentrator Serve(MacAddress local, params string[] services)
    {
        Concentrator = new PppoeConcentrator(new PppoeConcentratorOptions { Local = local, AcName = "tap" }, new Calls.TestRandom(77));
        Concentrator.SetServices(services.Length == 0 ? [""] : services);
        return Concentrator;
    }

    public void Pump()
    {
        byte[] frame = new byte[1600];
        int length = 0;
        while ((Host?.TryGetTransmit(frame, out length) ?? false) || (Concentrator?.TryGetTransmit(frame, out length) ?? false))
        {
            Send(frame.AsSpan(0, length));
        }

        while (Host is { } host && host.TryGetEvent(out PppoeHostEvent e))
        {
            HostEvents.Add(e);
        }

        while (Concentrator is { } concentrator && concentrator.TryGetEvent(out PppoeConcentratorEvent e))
        {
            ConcentratorEvents.Add(e);
        }
    }

    public void Send(ReadOnlySpan<byte> octets)
    {
        Assert.True(_pool.TryRent(out BufferLease lease));
        octets.CopyTo(lease.Span[FrameHeadroom.Bytes..]);
        Assert.True(_link.TrySend(new LinkFrame(lease, FrameHeadroom.Bytes, octets.Length)));
    }

    public void SendSession(PppoeSessionAddress from, params ReadOnlySpan<byte> ppp)
    {
        byte[] frame = new byte[from.HeaderLength + ppp.Length];
        from.WriteHeaders(frame, ppp.Length);
        ppp.CopyTo(frame.AsSpan(from.HeaderLength));
        Send(frame);
    }

    public void SendPadt(PppoeSessionAddress from)
    {
        byte[] frame = new byte[1600];
        Assert.True(PppoePadt.TryWrite(frame, from, null, out int length));
        Send(frame.AsSpan(0, length));
    }

    public int CountOf(PppoeCode code) => Discovery.Count(frame => CodeOf(frame) == code);

    public static PppoeCode CodeOf(byte[] frame)
    {
        Assert.True(EthernetHeader.TryRead(frame, out _, out int at));
        return (PppoeCode)frame[at + 1];
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (LinkFrame frame in frames)
        {
            byte[] octets = frame.Span.ToArray();
            frame.Lease.Return();
            Assert.True(EthernetHeader.TryRead(octets, out EthernetHeader ethernet, out int at));
            (ethernet.Type == EtherType.PppoeSession ? Sessions : Discovery).Add(octets);
            if (ethernet.Type == EtherType.PppoeDiscovery && PppoePacket.TryParse(octets.AsSpan(at), out PppoePacket packet, out _))
            {
                Host?.HandleReceive(ethernet, packet, _loop.Now);
                Concentrator?.HandleReceive(ethernet, packet, _loop.Now);
            }
        }

        Pump();
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }
    }

    public void HandleWritable()
    {
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
    }

    public void HandleClosed(LinkException? cause)
    {
    }
}
