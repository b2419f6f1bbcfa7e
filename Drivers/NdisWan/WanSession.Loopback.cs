using System.Buffers.Binary;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Software loopback: the WAN miniport performs none (R291), so packets to ourselves come back up from here.</summary>
public sealed partial class WanSession
{
    private const int Ipv4DestinationAt = 16; // RFC 791
    private const int Ipv6DestinationAt = 24; // RFC 8200
    private const uint FirstMulticast = 0xE000_0000;
    private const uint LastMulticast = 0xEFFF_FFFF;

    private readonly Action _deliverLooped;
    private NetBufferListQueue _looped;
    private bool _loopPosted;

    private bool IsToOurselves(bool isIpv6, ReadOnlySpan<byte> packet) => isIpv6
        ? packet.Length >= Ipv6DestinationAt + 16
            && BinaryPrimitives.ReadUInt64BigEndian(packet[Ipv6DestinationAt..]) == WanIpv6Addresses.LinkLocalPrefix
            && BinaryPrimitives.ReadUInt64BigEndian(packet[(Ipv6DestinationAt + 8)..]) == _localInterfaceId
        : Ipv4Destination(packet) == _localAddress;

    private static bool IsToGroup(bool isIpv6, ReadOnlySpan<byte> packet) => isIpv6
        ? packet.Length > Ipv6DestinationAt && packet[Ipv6DestinationAt] == 0xFF
        : Ipv4Destination(packet) is uint.MaxValue or (>= FirstMulticast and <= LastMulticast);

    private static uint Ipv4Destination(ReadOnlySpan<byte> packet) =>
        packet.Length < Ipv4DestinationAt + sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32BigEndian(packet[Ipv4DestinationAt..]);

    /// <summary>Takes a packet to our own address; it is not sent.</summary>
    private bool TryLoop(BufferLease lease, int offset, int length)
    {
        if (!_driver.TryAllocateForData(lease, offset, length, out NetBufferList? list))
        {
            return false;
        }

        Loop(list);
        return true;
    }

    /// <summary>NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK: who sends to everybody hears it too.</summary>
    private void LoopCopy(ReadOnlySpan<byte> packet)
    {
        if (!TryRent(out BufferLease copy))
        {
            return;
        }

        packet.CopyTo(copy.Span);
        if (_driver.TryAllocateForData(copy, 0, packet.Length, out NetBufferList? list))
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
            NetBuffer packet = list.FirstNetBuffer;
            int version = IpHeader.VersionOf(packet.Data) == 6 ? 6 : 4;
            if (IsOpenFor(version))
            {
                Deliver(new(version, packet.Lease, packet.DataOffset, packet.DataLength));
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
}
