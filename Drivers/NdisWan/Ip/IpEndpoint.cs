using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>An IP host in this process: pings and answers pings, sends and counts UDP. Allocates nothing in use.</summary>
/// <remarks>Thread: the adapter's loop, whose clock measures the round trips.</remarks>
public sealed class IpEndpoint : IWanIpEdge, IDisposable
{
    private const int Burst = 32;

    private readonly IEventLoop _loop;
    private readonly ILoopTimer _pingTimer;
    private WanSession? _session;
    private PppAddresses _addresses;
    private IpEndpointCounters _counters;
    private ushort _identifier = 0x5543;
    private ushort _packetId;
    private PingSession? _ping;
    private Action<PingResult>? _pingDone;
    private UdpSource? _source;
    private long _sourceRemaining;
    private UdpSink? _sink;

    /// <summary>Makes an endpoint for one link.</summary>
    /// <param name="loop">The link's loop.</param>
    public IpEndpoint(IEventLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _loop = loop;
        _pingTimer = loop.CreateTimer(PumpPing);
    }

    /// <summary>Told of the round trip of each answer to our pings.</summary>
    public event Action<TimeSpan>? PingReplied;

    /// <summary>Told of each UDP datagram for us that the sink does not take.</summary>
    public event UdpHandler? DatagramReceived;

    /// <summary>Gets the counters.</summary>
    public IpEndpointCounters Counters => _counters;

    /// <summary>Gets whether packets may flow.</summary>
    public bool IsUp => _session is not null;

    /// <summary>Gets how the ping under way stands, or how the last one went.</summary>
    public PingResult PingResult => _ping?.Result ?? default;

    /// <summary>Gets the datagrams that <see cref="StartSource"/> has still to send.</summary>
    public long SourceRemaining => _sourceRemaining;

    /// <summary>Gets what the sink has counted since <see cref="StartSink"/>.</summary>
    public UdpSinkReport SinkReport => _sink is { } sink
        ? new(sink.Received, sink.Bytes, sink.Lost, sink.Reordered, sink.LastAt - sink.FirstAt)
        : default;

    /// <inheritdoc/>
    public void HandleUp(WanSession session, PppAddresses addresses)
    {
        _session = session;
        _addresses = addresses;
    }

    /// <inheritdoc/>
    public void HandleDown(WanSession session)
    {
        _session = null;
        _sourceRemaining = 0;
        EndPing();
    }

    /// <inheritdoc/>
    public void HandleReceive(WanSession session, in WanPacket packet)
    {
        bool taken = packet.Version == 4 && Ipv4Packet.TryParse(packet.Span, out Ipv4Packet ip) && ip.Destination == _addresses.Local
            && (ip.Protocol == IpProtocol.Icmp ? HandleIcmp(ip) : ip.Protocol == IpProtocol.Udp && HandleUdp(ip));
        _counters.Dropped += taken ? 0 : 1;
    }

    /// <inheritdoc/>
    public void HandleWritable(WanSession session)
    {
        PumpPing();

        // A bounded burst, as one chain: the loop has other work, and every send that comes back calls again.
        for (int i = 0; i < Burst && _sourceRemaining > 0 && session.CanSend && session.TryRent(out BufferLease lease); i++)
        {
            int length = _source!.Write(lease.Span[WanSession.Headroom..], _addresses.Local);
            if (length == 0 || !session.TryQueue(lease, WanSession.Headroom, length))
            {
                lease.Return();
                break;
            }

            _sourceRemaining--;
            _counters.DatagramsSent++;
            _counters.UdpBytesSent += length;
        }

        session.Flush();
    }

    /// <summary>Pings; answers come to <see cref="PingReplied"/>.</summary>
    /// <param name="options">Whom, how often.</param>
    /// <param name="done">Called once: the last answer is in, or took too long, or the link went down.</param>
    /// <returns>False: IP is down, or a ping is under way.</returns>
    public bool TryPing(PingOptions options, Action<PingResult> done)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (_session is null || _pingDone is not null)
        {
            return false;
        }

        _ping = new PingSession(options, ++_identifier, _loop.Now);
        _pingDone = done;
        PumpPing();
        return true;
    }

    /// <summary>Sends numbered datagrams as fast as the send window allows.</summary>
    /// <param name="destination">To whom.</param>
    /// <param name="port">To which port, and from which.</param>
    /// <param name="dataBytes">Size of each datagram's data, at least 8.</param>
    /// <param name="count">How many.</param>
    public void StartSource(Ipv4Address destination, ushort port, int dataBytes, long count)
    {
        _source = new UdpSource(destination, port, dataBytes);
        _sourceRemaining = count;
        if (_session is { } session)
        {
            HandleWritable(session);
        }
    }

    /// <summary>Sends no more of them.</summary>
    public void StopSource() => _sourceRemaining = 0;

    /// <summary>Counts the numbered datagrams that arrive on a port, from zero on.</summary>
    public void StartSink(ushort port) => _sink = new UdpSink(port);

    /// <summary>Sends one UDP datagram.</summary>
    /// <returns>False: IP is down, no buffer or window is free, or the data does not fit.</returns>
    public bool TrySendDatagram(Ipv4Address destination, ushort sourcePort, ushort destinationPort, ReadOnlySpan<byte> data)
    {
        if (_session is not { CanSend: true } session || !session.TryRent(out BufferLease lease))
        {
            return false;
        }

        int length = Ipv4Packet.HeaderLength + UdpDatagram.HeaderLength + data.Length;
        if (length > lease.Size - WanSession.Headroom)
        {
            lease.Return();
            return false;
        }

        Span<byte> packet = lease.Span.Slice(WanSession.Headroom, length);
        data.CopyTo(packet[(Ipv4Packet.HeaderLength + UdpDatagram.HeaderLength)..]);
        UdpDatagram.Write(packet, _addresses.Local, sourcePort, destination, destinationPort, ++_packetId);
        return TrySend(session, lease, length);
    }

    /// <summary>Gives its timer back.</summary>
    public void Dispose() => _pingTimer.Dispose();

    private bool HandleIcmp(in Ipv4Packet ip)
    {
        if (!IcmpEcho.TryParse(ip.Payload, out IcmpEcho echo))
        {
            return false;
        }

        if (echo.IsRequest)
        {
            return TryAnswer(ip);
        }

        if (_ping is not { } ping || !ping.HandleReply(echo, ip.Source, _loop.Now))
        {
            return false;
        }

        PingReplied?.Invoke(ping.LastRoundTrip);
        PumpPing();
        return true;
    }

    private bool HandleUdp(in Ipv4Packet ip)
    {
        if (!UdpDatagram.TryParse(ip, out UdpDatagram udp))
        {
            return false;
        }

        _counters.DatagramsReceived++;
        _counters.UdpBytesReceived += ip.Bytes.Length;
        if (_sink is not { } sink || !sink.Handle(udp, ip.Bytes.Length, _loop.Now))
        {
            DatagramReceived?.Invoke(ip.Source, udp.SourcePort, udp.DestinationPort, udp.Data);
        }

        return true;
    }

    // The request's block belongs to the miniport: the answer is a copy in one of ours.
    private bool TryAnswer(in Ipv4Packet request)
    {
        if (_session is not { CanSend: true } session || !session.TryRent(out BufferLease lease))
        {
            return false;
        }

        int length = request.Bytes.Length;
        if (length > lease.Size - WanSession.Headroom)
        {
            lease.Return();
            return false;
        }

        Span<byte> packet = lease.Span.Slice(WanSession.Headroom, length);
        request.Bytes.CopyTo(packet);
        IcmpEcho.TurnIntoReply(packet, request.PayloadOffset);
        bool sent = TrySend(session, lease, length);
        _counters.EchoRequestsAnswered += sent ? 1 : 0;
        return sent;
    }

    private void PumpPing()
    {
        if (_pingDone is null || _ping is not { } ping)
        {
            return;
        }

        TimeSpan now = _loop.Now;
        while (_session is { CanSend: true } session && ping.DueAt is { } next && next <= now && session.TryRent(out BufferLease lease))
        {
            if (!ping.TryGetTransmit(lease.Span[WanSession.Headroom..], _addresses.Local, now, out int length))
            {
                lease.Return();
                break;
            }

            if (!TrySend(session, lease, length))
            {
                break;
            }
        }

        if (ping.IsOver(now))
        {
            EndPing();
        }
        else if (ping.DueAt is { } due && due > now)
        {
            _pingTimer.Arm(due); // else: no window or buffer; HandleWritable comes
        }
    }

    private void EndPing()
    {
        _pingTimer.Cancel();
        Action<PingResult>? done = _pingDone;
        _pingDone = null;
        done?.Invoke(PingResult);
    }

    private static bool TrySend(WanSession session, BufferLease lease, int length)
    {
        bool sent = length > 0 && session.TrySend(lease, WanSession.Headroom, length);
        if (!sent)
        {
            lease.Return();
        }

        return sent;
    }
}
