using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Frames in both directions: allocates nothing, copies nothing.</summary>
public sealed partial class WanSession
{
    /// <summary>Room in bytes that a packet needs in front of it, for PPP's header and those of the medium below.</summary>
    public const int Headroom = FrameHeadroom.Bytes;

    private const int LongestPppHeader = 8;

    private int _lineMtu = int.MaxValue;
    private bool _isLineKnown;
    private bool _notifying;
    private bool _notifyAgain;
    private bool _delivered; // and the edge was not told that the batch is over

    /// <summary>Gets whether <see cref="TrySend"/> would take a packet now.</summary>
    public bool CanSend => (Addresses is not null || Ipv6Addresses is not null) && State == WanLinkState.Up && HasRoom(0);

    /// <summary>Gets the longest packet in bytes that goes out: what the peer takes, and the line.</summary>
    public int Mtu => (int)Math.Min((uint)Math.Min(Negotiated?.PeerMru ?? 0, _lineMtu), _linkInfo.MaxSendFrameSize);

    /// <summary>Rents a buffer to build a packet in, from <see cref="Headroom"/> on.</summary>
    /// <returns>False when none is free; sends that come back bring some.</returns>
    public bool TryRent(out BufferLease lease)
    {
        bool rented = _driver.Buffers.TryRent(out lease);
        _counters.NoBuffer += rented ? 0 : 1;
        return rented;
    }

    /// <summary>Sends an IP packet without copying it.</summary>
    /// <param name="lease">On true the link's, which returns it; on false still the caller's.</param>
    /// <param name="offset">Where the packet begins in the block; at least <see cref="Headroom"/>.</param>
    /// <param name="length">Its length in bytes, at most <see cref="Mtu"/>.</param>
    /// <param name="flags">CHECK_FOR_LOOPBACK: a packet to a group is delivered here as well.</param>
    /// <returns>False: packets of its version do not flow, the queue is full (<see cref="IWanIpEdge.HandleWritable"/> follows),
    /// or the packet is too long.</returns>
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
        ReadOnlySpan<byte> packet = lease.Span.Slice(offset, length);
        bool isIpv4 = packet.IsEmpty || packet[0] >> 4 != 6;
        if (!IsOpenFor(isIpv4 ? 4 : 6) || !HasRoom(0) || length > Mtu)
        {
            return false;
        }

        if (isIpv4 && TryLoop(lease, offset, length))
        {
            return true;
        }

        if (isIpv4 && (flags & NdisSendFlags.CheckForLoopback) != NdisSendFlags.None)
        {
            LoopCopy(lease, offset, length);
        }

        Span<byte> header = stackalloc byte[LongestPppHeader];
        int headerLength = _ppp!.GetDataHeader(isIpv4 ? PppProtocol.Ip : PppProtocol.Ipv6, header);
        if (headerLength == 0 || headerLength > offset || !_driver.Lists.TryAllocate(lease, offset - headerLength, length + headerLength, out NetBufferList? list))
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
    public bool IsOpenFor(int version) =>
        State == WanLinkState.Up && (version == 4 ? Addresses is not null : version == 6 && Ipv6Addresses is not null);

    internal void HandleReceive(NetBufferList lists)
    {
        TimeSpan now = Now;
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            // What comes before CallConnected returned, or after the link went down, has nobody to go to.
            if (_ppp is { } ppp && IsUp)
            {
                Span<byte> frame = list.FirstNetBuffer.Data;
                TellObserver(sent: false, frame);
                if (ppp.HandleReceive(frame, now, out PppPayload payload))
                {
                    Deliver(list.FirstNetBuffer, payload);
                }

                Pump();
            }
        }

        EndDelivery();
    }

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
    }

    // 5.6 item 7
    internal void HandleStatus(in NdisStatusIndication indication)
    {
        ReadOnlySpan<byte> buffer = indication.StatusBuffer.Span;
        if (indication.StatusCode == NdisStatus.WanCoLinkParams && WanCoLinkParams.TryRead(buffer, out WanCoLinkParams link))
        {
            SetLine(link, _lineMtu);
        }
        else if (indication.StatusCode == NdisStatus.WanCoMtuLinkParams
            && WanCoMtuLinkParams.TryRead(buffer, out WanCoMtuLinkParams mtu))
        {
            SetLine(new(mtu.TransmitSpeed, mtu.ReceiveSpeed, mtu.SendWindow), (int)Math.Min(mtu.Mtu, int.MaxValue));
        }
        else if (indication.StatusCode == NdisStatus.WanCoFragment)
        {
            _counters.Fragments++;
        }
    }

    private void SetLine(in WanCoLinkParams link, int mtu)
    {
        _window = (int)Math.Min(link.SendWindow, int.MaxValue); // 0 shuts the link (R286)
        _lineMtu = mtu;
        _isLineKnown = true;
        TransmitBytesPerSecond = SpeedOf(link.TransmitSpeed);
        ReceiveBytesPerSecond = SpeedOf(link.ReceiveSpeed);
        LinkChanged?.Invoke(this);
        NotifyWritable();
    }

    // An unknown speed counts as 28.8 kbit/s (contract 5.4).
    private static uint SpeedOf(uint bytesPerSecond) => bytesPerSecond == 0 ? 28800 / 8 : bytesPerSecond;

    private void Deliver(NetBuffer frame, PppPayload payload) => Deliver(new(
        payload.Protocol == PppProtocol.Ipv6 ? 6 : 4, frame.Lease, frame.DataOffset + payload.Offset, payload.Length));

    private void Deliver(in WanPacket packet)
    {
        _counters.PacketsReceived++;
        _counters.BytesReceived += packet.Length;
        _delivered = true;
        _edge?.HandleReceive(this, packet);
    }

    private void EndDelivery()
    {
        if (_delivered)
        {
            _delivered = false;
            _edge?.HandleReceiveEnd(this);
        }
    }

    private void SendControl()
    {
        while (IsUp && HasRoom(ControlRoom) && TryRent(out BufferLease lease))
        {
            if (!_ppp!.TryGetTransmit(lease.Span[Headroom..], out int length))
            {
                lease.Return();
                return;
            }

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
                lease.Return(); // as many lists as blocks: cannot be, and PPP repeats what is lost
                return;
            }

            Send(list);
        }
    }

    // R295: always with all the fields that the medium has.
    private static bool IsLcp(ReadOnlySpan<byte> frame) =>
        frame.StartsWith<byte>([0xFF, 0x03, 0xC0, 0x21]) || frame.StartsWith<byte>([0xC0, 0x21]);

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
