using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Tap.Offload;

namespace UserCoNdis.Transport.Tap;

/// <summary>A TUN interface that hands over and takes many segments of a TCP flow a system call.</summary>
internal sealed class OffloadDevice(TapInterface tapInterface) : InterfaceDevice(tapInterface)
{
    private readonly TunReader _reader = new();
    private readonly TunWriter _writer = new();

    /// <inheritdoc/>
    /// <remarks>As many as a packet of many segments has.</remarks>
    public override int LeastReceiveFrames => FdFrameLink.BatchFrames;

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<LinkFrame> frames)
    {
        int done = 0;
        while (done < frames.Length)
        {
            int count = _writer.Write(FileDescriptor, frames[done..], out int error);
            if (!IsTaken(error, count))
            {
                break;
            }

            done += count;
        }

        return done;
    }

    /// <inheritdoc/>
    public override int Receive(Span<LinkFrame> frames)
    {
        int count = _reader.Read(FileDescriptor, frames, out int error);
        return count != 0 ? count : NothingOr(error);
    }

    /// <inheritdoc/>
    public override void AddStatistics(ref LinkStatistics statistics)
    {
        base.AddStatistics(ref statistics);
        statistics.PayloadMoves += _reader.Moves;
        statistics.FramingErrors += _reader.Drops;
    }
}
