using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>An Ethernet interface by a packet socket: frames go from and into leased blocks, many a system call
/// (docs/adr/0012).</summary>
internal sealed class PacketDevice : EthernetDevice
{
    // Room for PACKET_AUXDATA and SCM_TIMESTAMPNS, each with its header.
    private const int ControlBytes = 96;

    private readonly IPacketSocket _socket;
    private readonly MessageBatch _out = new();
    private readonly MessageBatch _in = new(ControlBytes);
    private long _kernelDrops;
    private bool _isDisposed;

    /// <summary>Takes over a socket.</summary>
    public PacketDevice(EthernetOptions options, InterfaceFacts facts, IEventLoop loop, IPacketSocket socket)
        : base(options, facts, loop) => _socket = socket;

    /// <inheritdoc/>
    /// <remarks>Measured: docs/adr/0012.</remarks>
    public override TimeSpan RestInBurst { get; } = TimeSpan.FromMicroseconds(100);

    /// <inheritdoc/>
    public override int FileDescriptor => _socket.FileDescriptor;

    /// <inheritdoc/>
    public override int SendDescriptor => _socket.SendDescriptor;

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<LinkFrame> frames)
    {
        _out.Point(frames);
        int taken = 0;
        while (taken < frames.Length)
        {
            int count = _socket.Send(_out, taken, frames.Length - taken);
            if (count > 0)
            {
                taken += count;
            }
            else if (count == -Errno.EAGAIN)
            {
                break; // what this socket may have in the queues of the system is there
            }
            else
            {
                int dropped = Drop(-count, frames.Length - taken);
                SendDrops += dropped;
                taken += dropped;
            }
        }

        return taken;
    }

    /// <inheritdoc/>
    public override int Receive(Span<LinkFrame> frames)
    {
        _in.Point(frames, skip: VlanTag.Bytes);
        int count = _socket.Receive(_in, frames.Length);
        if (count < 0)
        {
            HandleReceiveError(-count);
            return 0;
        }

        int filled = 0;
        for (int i = 0; i < count; i++)
        {
            if (_in.IsTruncated(i))
            {
                ReceiveOversized++;
                continue;
            }

            if (filled != i)
            {
                (frames[filled], frames[i]) = (frames[i], frames[filled]); // frames that are too large left a gap
            }

            Take(ref frames[filled++], _in.LengthOf(i), ReceivedControl.Read(_in.ControlOf(i)));
        }

        return filled;
    }

    /// <inheritdoc/>
    public override void SetFilter(string expression)
    {
        int error = _socket.SetFilter(FilterProgram.Make(Options, expression));
        if (error != 0)
        {
            throw EthernetErrors.Refused(Options.InterfaceName, "the filter", error);
        }
    }

    /// <inheritdoc/>
    public override void AddStatistics(ref LinkStatistics statistics)
    {
        base.AddStatistics(ref statistics);
        if (!_isDisposed && _socket.TryTakeCounters(out PacketCounters counters))
        {
            _kernelDrops += counters.Drops;
        }

        statistics.OverrunErrors += _kernelDrops;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _isDisposed = true;
        _socket.Dispose();
    }

    /// <summary>Decides what an error of sending costs: a number of frames, or the link.</summary>
    private int Drop(int error, int left) => error switch
    {
        Errno.ENETDOWN when !_socket.HasLostInterface => left,  // down: as a cable that is pulled out
        Errno.EMSGSIZE or Errno.EINVAL => 1,                    // larger than the MTU, or no whole header
        Errno.ENOBUFS or Errno.ENOMEM => 1,                     // the queue of the interface is full: it dropped this one
        _ => throw EthernetErrors.Ended(Options.InterfaceName, error),
    };

    private void HandleReceiveError(int error)
    {
        bool passes = error == Errno.EAGAIN || (error == Errno.ENETDOWN && !_socket.HasLostInterface);
        if (!passes)
        {
            throw EthernetErrors.Ended(Options.InterfaceName, error);
        }
    }

    private void Take(ref LinkFrame frame, int length, in ReceivedControl control)
    {
        int offset = frame.Offset + VlanTag.Bytes;
        if (control.HasVlanTag && length >= VlanTag.At)
        {
            VlanTag.Insert(frame.Lease.Span[frame.Offset..], control.VlanTpid, control.VlanTci);
            offset -= VlanTag.Bytes;
            length += VlanTag.Bytes;
        }

        if (Options.StampsFrames)
        {
            FrameStamp.Write(frame.Lease.Span, control.ReceivedAt);
        }

        frame = frame with { Offset = offset, Length = length };
    }
}
