using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>The messages of sendmmsg and recvmmsg, one frame each, laid out once: a call only fills in where the frames lie.</summary>
/// <remarks>One batch a direction. Allocates: nothing after construction.</remarks>
internal sealed class MessageBatch
{
    private const int MSG_TRUNC = 0x20;

    private readonly MessageHeader[] _headers;
    private readonly IoVector[] _pieces;
    private readonly byte[] _control;
    private readonly int _controlBytes;

    /// <summary>Lays the messages out.</summary>
    /// <param name="controlBytes">Room for ancillary data of each message, in bytes, a multiple of 8; 0 for none.</param>
    public MessageBatch(int controlBytes = 0)
    {
        _controlBytes = controlBytes;
        _headers = GC.AllocateArray<MessageHeader>(FdFrameLink.BatchFrames, pinned: true);
        _pieces = GC.AllocateArray<IoVector>(FdFrameLink.BatchFrames, pinned: true);
        _control = GC.AllocateArray<byte>(FdFrameLink.BatchFrames * controlBytes, pinned: true);
        for (int i = 0; i < FdFrameLink.BatchFrames; i++)
        {
            _headers[i].Pieces = Marshal.UnsafeAddrOfPinnedArrayElement(_pieces, i);
            _headers[i].PieceCount = 1;
            _headers[i].Control = controlBytes == 0 ? 0 : Marshal.UnsafeAddrOfPinnedArrayElement(_control, i * controlBytes);
        }
    }

    /// <summary>Points the messages at frames.</summary>
    /// <param name="frames">At most <see cref="FdFrameLink.BatchFrames"/>; they stay where they are until the call is made.</param>
    /// <param name="skip">Bytes at the beginning of each frame's place that are left alone.</param>
    public void Point(ReadOnlySpan<LinkFrame> frames, int skip = 0)
    {
        Span<IoVector> pieces = _pieces.AsSpan(0, frames.Length);
        for (int i = 0; i < frames.Length; i++)
        {
            ref readonly LinkFrame frame = ref frames[i];
            pieces[i] = new IoVector { Base = frame.Lease.Address + frame.Offset + skip, Length = frame.Length - skip };
        }
    }

    /// <summary>Sends messages.</summary>
    /// <param name="fileDescriptor">A socket that is connected or bound to where they go.</param>
    /// <param name="first">The first message.</param>
    /// <param name="count">How many.</param>
    /// <returns>How many the system took, at least one, or minus the errno of the first.</returns>
    public int Send(int fileDescriptor, int first, int count) =>
        MessageNative.Send(fileDescriptor, _headers.AsSpan(first, count));

    /// <summary>Receives messages into the frames that the batch points at.</summary>
    /// <param name="fileDescriptor">The socket.</param>
    /// <param name="count">How many there is room for.</param>
    /// <returns>How many were received, at least one, or minus errno.</returns>
    public int Receive(int fileDescriptor, int count)
    {
        if (_controlBytes != 0)
        {
            foreach (ref MessageHeader header in _headers.AsSpan(0, count))
            {
                header.ControlLength = _controlBytes; // the system wrote there how much of it was used
            }
        }

        return MessageNative.Receive(fileDescriptor, _headers.AsSpan(0, count));
    }

    /// <summary>Gets the address that a message is read from or written to.</summary>
    public nint AddressOf(int index) => _pieces[index].Base;

    /// <summary>Gets the length of a received message, in bytes.</summary>
    public int LengthOf(int index) => _headers[index].Length;

    /// <summary>Tells whether a received message was longer than its room.</summary>
    public bool IsTruncated(int index) => (_headers[index].Flags & MSG_TRUNC) != 0;

    /// <summary>Gets the ancillary data of a received message.</summary>
    public ReadOnlySpan<byte> ControlOf(int index) =>
        _control.AsSpan(index * _controlBytes, (int)Math.Min(_headers[index].ControlLength, _controlBytes));
}
