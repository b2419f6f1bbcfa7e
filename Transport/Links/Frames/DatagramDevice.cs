using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>A Unix datagram socket as a cable: each message is a frame.</summary>
/// <remarks>Frames sent while nobody is at the far end are lost and counted, as on a cable. With a peer's path it is
/// connected again as soon as somebody is there; without one the far end's going is the link's end.</remarks>
internal sealed class DatagramDevice : FrameDevice
{
    private const int SendBufferBytes = 1 << 20;

    private readonly string _name;
    private readonly SafeFileHandle _socket;
    private readonly string? _peer;
    private readonly string? _boundPath;
    private readonly bool _tellsEnd;
    private readonly MessageBatch _out = new();
    private readonly MessageBatch _in = new();
    private long _sendDrops;
    private long _overruns;
    private bool _disposed;

    /// <summary>Stands on a socket.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="socket">Non-blocking; the device's from now on.</param>
    /// <param name="peer">The path to connect to; null: the socket has its far end already.</param>
    /// <param name="boundPath">The path to remove at the end; null: none.</param>
    public DatagramDevice(string name, SafeFileHandle socket, string? peer = null, string? boundPath = null)
    {
        _name = name;
        _socket = socket;
        _peer = peer;
        _boundPath = boundPath;
        _tellsEnd = DatagramNative.TypeOf(FileDescriptor) == DatagramNative.SOCK_SEQPACKET;
        DatagramNative.SetSendBuffer(FileDescriptor, SendBufferBytes);
    }

    /// <inheritdoc/>
    public override int FileDescriptor => (int)_socket.DangerousGetHandle();

    /// <inheritdoc/>
    public override LinkInfo Describe(string name, int maxFrameBytes) => new(
        name, LinkKind.Frames, LinkCapabilities.Batching | LinkCapabilities.ZeroCopy, maxFrameBytes);

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<LinkFrame> frames)
    {
        _out.Point(frames);
        int done = 0;
        bool reconnected = false;
        while (done < frames.Length)
        {
            int count = _out.Send(FileDescriptor, done, frames.Length - done);
            if (count > 0)
            {
                done += count;
                continue;
            }

            switch (-count)
            {
                case Errno.EAGAIN:
                    return done;
                case Errno.ENOBUFS or Errno.ENOMEM or Errno.EMSGSIZE:
                    _sendDrops++;
                    done++;
                    break;
                case Errno.ECONNREFUSED or Errno.ECONNRESET or Errno.ENOTCONN or Errno.EPIPE when _peer is not null:
                    if (reconnected || DatagramNative.Connect(_socket, _peer) != 0)
                    {
                        _sendDrops += frames.Length - done;
                        return frames.Length;
                    }

                    reconnected = true;
                    break;
                default:
                    throw Ended(-count);
            }
        }

        return done;
    }

    /// <inheritdoc/>
    public override int Receive(Span<LinkFrame> frames)
    {
        _in.Point(frames);
        int count = _in.Receive(FileDescriptor, frames.Length);
        if (count < 0)
        {
            bool passes = -count is Errno.EAGAIN or Errno.ENOBUFS or Errno.ENOMEM
                || (_peer is not null && -count is Errno.ECONNREFUSED or Errno.ECONNRESET or Errno.ENOTCONN);
            return passes ? 0 : throw Ended(-count);
        }

        for (int i = 0; i < count; i++)
        {
            if (_tellsEnd && _in.LengthOf(i) == 0)
            {
                return i != 0 ? i : throw Ended(0);
            }

            _overruns += _in.IsTruncated(i) ? 1 : 0;
            frames[i] = frames[i] with { Length = _in.LengthOf(i) };
        }

        return count;
    }

    /// <inheritdoc/>
    public override void AddStatistics(ref LinkStatistics statistics)
    {
        statistics.SendDrops += _sendDrops;
        statistics.OverrunErrors += _overruns;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            _socket.Dispose();
            if (_boundPath is not null)
            {
                File.Delete(_boundPath);
            }
        }
    }

    private LinkException Ended(int error) => new(
        error == Errno.ECONNREFUSED ? LinkErrorKind.EndOfStream : Errno.ToEndKind(error),
        error == 0 ? $"{_name}: the far end is gone" : $"{_name} ended: {StreamNative.Describe(error)}",
        error);
}
