using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>The headers of many messages, one frame each, in pinned arrays that live as long as the device.</summary>
internal sealed unsafe class MessageBatch
{
    private readonly MultiMessage[] _messages = GC.AllocateArray<MultiMessage>(FdFrameLink.BatchFrames, pinned: true);
    private readonly IoVector[] _pieces = GC.AllocateArray<IoVector>(FdFrameLink.BatchFrames, pinned: true);
    private readonly byte[] _control;
    private readonly int _controlBytes;

    /// <summary>Makes a batch.</summary>
    /// <param name="controlBytes">Room for what is told beside each message; 0 when sending.</param>
    public MessageBatch(int controlBytes)
    {
        _controlBytes = controlBytes;
        _control = GC.AllocateArray<byte>(FdFrameLink.BatchFrames * controlBytes, pinned: true);
        for (int i = 0; i < _messages.Length; i++)
        {
            _messages[i].Header.Pieces = (IoVector*)Unsafe.AsPointer(ref _pieces[i]);
            _messages[i].Header.PieceCount = 1;
            _messages[i].Header.Control = controlBytes == 0 ? null : (byte*)Unsafe.AsPointer(ref _control[i * controlBytes]);
        }
    }

    /// <summary>Gets the messages.</summary>
    public MultiMessage* Messages => (MultiMessage*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_messages));

    /// <summary>Gets one message, as the system answered it.</summary>
    public ref readonly MultiMessage this[int index] => ref _messages[index];

    /// <summary>Points the messages at the memory of frames.</summary>
    /// <param name="frames">At most as many as a batch has.</param>
    /// <param name="skip">Bytes left free at the beginning of each.</param>
    public void Point(ReadOnlySpan<LinkFrame> frames, int skip)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            ref readonly LinkFrame frame = ref frames[i];
            _pieces[i] = new IoVector { Base = frame.Lease.Address + frame.Offset + skip, Length = frame.Length - skip };
            _messages[i].Header.ControlLength = (nuint)_controlBytes;
        }
    }
}
