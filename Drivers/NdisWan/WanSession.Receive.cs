using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Frames of the miniport: PPP's own, and packets for the edge. Allocates nothing, copies nothing.</summary>
public sealed partial class WanSession
{
    private bool _delivered; // and the edge was not told that the batch is over

    internal void HandleReceive(NetBufferList lists)
    {
        TimeSpan now = Now;
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            // What comes before CallConnected returned, or after the link went down, has nobody to go to.
            if (_ppp is not { } ppp || !IsUp)
            {
                continue;
            }

            Span<byte> frame = list.FirstNetBuffer.Data;
            TellObserver(sent: false, frame);
            if (ppp.HandleReceive(frame, now, out PppPayload payload))
            {
                Deliver(list.FirstNetBuffer, frame, payload);
            }
            else
            {
                Pump();
            }
        }

        EndDelivery();
    }

    // RFC 1661 section 2: padding may follow a packet; it knows its own length.
    private void Deliver(NetBuffer buffer, ReadOnlySpan<byte> frame, PppPayload payload)
    {
        int version = payload.Protocol == PppProtocol.Ipv6 ? 6 : 4;
        if (IpHeader.TryGetLength(version, frame.Slice(payload.Offset, payload.Length), out int length))
        {
            Deliver(new(version, buffer.Lease, buffer.DataOffset + payload.Offset, length));
        }
        else
        {
            _counters.Malformed++;
        }
    }

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
}
