using System.Buffers.Binary;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Counts the numbered datagrams of a <see cref="UdpSource"/> that arrive on one port. Allocates: nothing.</summary>
internal sealed class UdpSink(ushort port)
{
    /// <summary>The bytes of a datagram's number.</summary>
    public const int SequenceLength = 8;

    private long _next;

    /// <summary>Gets the datagrams that arrived.</summary>
    public long Received { get; private set; }

    /// <summary>Gets their IPv4 packets' lengths added up, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gets the numbers that were skipped and have not come later.</summary>
    public long Lost { get; private set; }

    /// <summary>Gets the datagrams that came after a later one.</summary>
    public long Reordered { get; private set; }

    /// <summary>Gets when the first datagram arrived.</summary>
    public TimeSpan FirstAt { get; private set; }

    /// <summary>Gets when the last datagram arrived.</summary>
    public TimeSpan LastAt { get; private set; }

    /// <summary>Takes a datagram.</summary>
    /// <returns>False when it is not for this port, or holds no number.</returns>
    public bool Handle(in UdpDatagram datagram, int packetLength, TimeSpan now)
    {
        if (datagram.DestinationPort != port || datagram.Data.Length < SequenceLength)
        {
            return false;
        }

        long number = BinaryPrimitives.ReadInt64BigEndian(datagram.Data);
        if (number >= _next)
        {
            Lost += number - _next;
            _next = number + 1;
        }
        else
        {
            Reordered++;
            Lost = Math.Max(0, Lost - 1);
        }

        FirstAt = Received == 0 ? now : FirstAt;
        LastAt = now;
        Received++;
        Bytes += packetLength;
        return true;
    }
}
