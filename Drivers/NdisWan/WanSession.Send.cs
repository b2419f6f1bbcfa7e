using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Packets of the edge and PPP's own frames on their way to the miniport. Allocates nothing, copies nothing.</summary>
public sealed partial class WanSession
{
    /// <summary>Room in bytes that a packet needs in front of it, for PPP's header and those of the miniport: as much as every
    /// frame link leaves, so that a frame of one goes on without being moved.</summary>
    public const int Headroom = FrameHeadroom.Bytes;

    private int _headerPadding; // of the miniport, in front of PPP's header
    private bool _notifying;
    private bool _notifyAgain;

    /// <summary>Gets whether <see cref="TrySend"/> would take a packet now.</summary>
    public bool CanSend => (_isIpv4Open || _isIpv6Open) && State == WanLinkState.Up && HasRoom(0);

    /// <summary>Gets the longest packet in bytes that goes out: what the peer takes, and the line.</summary>
    public int Mtu { get; private set; }

    /// <summary>Gets the longest packet in bytes that passes in both directions.</summary>
    public int PathMtu => Math.Min(Mtu, Negotiated?.LocalMru ?? 0);

    /// <summary>Rents a buffer to build a packet in, from <see cref="Headroom"/> on.</summary>
    /// <returns>False when none is free but what PPP needs; sends that come back bring some.</returns>
    public bool TryRent(out BufferLease lease)
    {
        bool rented = _driver.TryRentForData(out lease);
        _counters.NoBuffer += rented ? 0 : 1;
        return rented;
    }

    /// <summary>Sends an IP packet without copying it.</summary>
    /// <param name="lease">On true the link's, which returns it; on false still the caller's.</param>
    /// <param name="offset">Where the packet begins in the block; <see cref="Headroom"/> is always enough.</param>
    /// <param name="length">Its length in bytes, at most <see cref="Mtu"/>.</param>
    /// <param name="flags">CHECK_FOR_LOOPBACK: a packet to a group is delivered here as well.</param>
    /// <returns>False: packets of its version do not flow, the queue is full (<see cref="IWanIpEdge.HandleWritable"/> follows),
    /// or the packet is too long, or has too little room in front of it.</returns>
    public bool TrySend(BufferLease lease, int offset, int length, NdisSendFlags flags = NdisSendFlags.None)
    {
        if (!TryQueue(lease, offset, length, flags))
        {
            return false;
        }

        SendQueued();
        return true;
    }

    /// <summary>Takes a packet as <see cref="TrySend"/> does, and sends it with the next <see cref="Flush"/>: packets that come
    /// together leave together.</summary>
    public bool TryQueue(BufferLease lease, int offset, int length, NdisSendFlags flags = NdisSendFlags.None)
    {
        Span<byte> packet = lease.Span.Slice(offset, length);
        bool isIpv6 = !packet.IsEmpty && packet[0] >> 4 == 6;
        if (!IsOpenFor(isIpv6 ? 6 : 4) || length > Mtu || !HasRoom(0))
        {
            return false;
        }

        if (IsToOurselves(isIpv6, packet))
        {
            return TryLoop(lease, offset, length);
        }

        if ((flags & NdisSendFlags.CheckForLoopback) != NdisSendFlags.None && IsToGroup(isIpv6, packet))
        {
            LoopCopy(packet);
        }

        Span<byte> header = stackalloc byte[PppFrame.MaxHeaderLength];
        int headerLength = _ppp!.GetDataHeader(isIpv6 ? PppProtocol.Ipv6 : PppProtocol.Ip, header);
        if (headerLength == 0 || headerLength + _headerPadding > offset
            || !_driver.TryAllocateForData(lease, offset - headerLength, length + headerLength, out NetBufferList? list))
        {
            return false;
        }

        header[..headerLength].CopyTo(list.FirstNetBuffer.Data);
        _counters.PacketsSent++;
        _counters.BytesSent += length;
        Queue(list);
        return true;
    }

    /// <summary>Sends what <see cref="TryQueue"/> took, as far as the send window goes.</summary>
    public void Flush() => SendQueued();

    /// <summary>Gets whether packets of an IP version may flow.</summary>
    /// <param name="version">4 or 6.</param>
    public bool IsOpenFor(int version) => (version == 6 ? _isIpv6Open : _isIpv4Open) && State == WanLinkState.Up;

    internal void HandleSendComplete(NetBufferList lists)
    {
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            _outstanding--;
            _counters.SendErrors += list.Status.IsSuccess ? 0 : 1;
            _driver.Lists.Free(list);
            list = next;
        }

        SendQueued();
        if (State == WanLinkState.Draining)
        {
            AwaitSends();
        }
        else
        {
            NotifyWritable();
        }

        _driver.HandleBuffersFreed();
    }

    /// <summary>A buffer is free again, for which PPP waited.</summary>
    internal void HandleBufferFree()
    {
        _awaitsBuffer = false;
        if (IsUp)
        {
            Pump();
        }
    }

    private void SendControl()
    {
        while (IsUp && _ppp!.HasTransmit && HasRoom(ControlRoom))
        {
            if (!_driver.Buffers.TryRent(out BufferLease lease))
            {
                AwaitBuffer();
                return;
            }

            _ = _ppp.TryGetTransmit(lease.Span[Headroom..], out int length);
            if (!IsLcp(lease.Span.Slice(Headroom, length)))
            {
                HandleEvents(); // the miniport hears of what LCP agreed before a frame makes use of it (5.6 item 4, R294)
            }

            if (!IsUp)
            {
                lease.Return();
                return;
            }

            TellObserver(sent: true, lease.Span.Slice(Headroom, length));
            if (!_driver.Lists.TryAllocate(lease, Headroom, length, out NetBufferList? list))
            {
                lease.Return(); // PPP repeats what is lost
                return;
            }

            Send(list);
        }
    }

    private void AwaitBuffer()
    {
        _counters.NoBuffer++;
        if (!_awaitsBuffer)
        {
            _awaitsBuffer = true;
            _driver.AwaitBuffer(this);
        }
    }

    // R295: always with all its fields, as far as the medium has them.
    private static bool IsLcp(ReadOnlySpan<byte> frame) =>
        PppFrame.TryReadHeader(frame, out ushort protocol, out _) && protocol == PppProtocol.Lcp;

    // A send may come back before it was handed over whole: the loop here keeps that from nesting.
    private void NotifyWritable()
    {
        if (_notifying)
        {
            _notifyAgain = true;
            return;
        }

        _notifying = true;
        do
        {
            _notifyAgain = false;
            SendQueued();
            Pump();
            if (CanSend)
            {
                _edge?.HandleWritable(this);
            }
        }
        while (_notifyAgain);
        _notifying = false;
    }
}
