using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Software loopback: the WAN miniport performs none (R291), so packets to ourselves come back up from here.</summary>
public sealed partial class WanSession
{
    private const int DestinationAt = 16; // RFC 791
    private const uint FirstMulticast = 0xE000_0000;
    private const uint LastMulticast = 0xEFFF_FFFF;

    private readonly Action _deliverLooped;
    private NetBufferListQueue _looped;
    private bool _loopPosted;

    /// <summary>Takes a packet to our own address; it is not sent.</summary>
    private bool TryLoop(BufferLease lease, int offset, int length)
    {
        if (Destination(lease, offset, length) != Addresses!.Value.Local.Value || !_driver.Lists.TryAllocate(lease, offset, length, out NetBufferList? list))
        {
            return false;
        }

        Loop(list);
        return true;
    }

    /// <summary>NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK: who sends to everybody hears it too.</summary>
    private void LoopCopy(BufferLease lease, int offset, int length)
    {
        if (Destination(lease, offset, length) is not (uint.MaxValue or (>= FirstMulticast and <= LastMulticast))
            || !TryRent(out BufferLease copy))
        {
            return;
        }

        lease.Span.Slice(offset, length).CopyTo(copy.Span);
        if (_driver.Lists.TryAllocate(copy, 0, length, out NetBufferList? list))
        {
            Loop(list);
        }
        else
        {
            copy.Return();
        }
    }

    // Delivered later: whoever sends is not called back while it does.
    private void Loop(NetBufferList list)
    {
        _counters.LoopedBack++;
        _looped.Append(list);
        if (!_loopPosted)
        {
            _loopPosted = true;
            _loop.Post(_deliverLooped);
        }
    }

    private void DeliverLooped()
    {
        _loopPosted = false;
        NetBufferListQueue looped = _looped;
        _looped = default;
        while (looped.TryTake(out NetBufferList? list))
        {
            if (Addresses is not null)
            {
                NetBuffer packet = list.FirstNetBuffer;
                Deliver(new(4, packet.Lease, packet.DataOffset, packet.DataLength));
            }

            _driver.Lists.Free(list);
        }

        EndDelivery();
    }

    private void DropLooped()
    {
        while (_looped.TryTake(out NetBufferList? list))
        {
            _driver.Lists.Free(list);
        }
    }

    private static uint Destination(BufferLease lease, int offset, int length) =>
        length < DestinationAt + sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32BigEndian(lease.Span[(offset + DestinationAt)..]);
}
