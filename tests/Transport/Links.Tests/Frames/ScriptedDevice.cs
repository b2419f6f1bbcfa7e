using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Frames;

namespace UserCoNdis.Transport.Links.Tests.Frames;

/// <summary>A device that does what the test says; its descriptor is one end of a socket pair, ready when the other wrote.</summary>
internal sealed class ScriptedDevice : FrameDevice
{
    private readonly SafeFileHandle _near;
    private readonly SafeFileHandle _far;

    public ScriptedDevice()
    {
        (_near, _far) = DatagramPair.Open(tellsEnd: true);
        Info = new LinkInfo("scripted:", LinkKind.Frames, LinkCapabilities.None, MaxFrameBytes: 100);
    }

    public LinkInfo Info { get; set; }

    public FdFrameLink? Link { get; private set; }

    /// <summary>What each send takes, given how much it is offered; then all of it.</summary>
    public Queue<Func<int, int>> Sends { get; } = [];

    /// <summary>What each read fills; then nothing.</summary>
    public Queue<Func<int, int>> Reads { get; } = [];

    public List<int> OfferedToSend { get; } = [];

    public List<int> OfferedToReceive { get; } = [];

    public bool IsDisposed { get; private set; }

    public override int FileDescriptor => (int)_near.DangerousGetHandle();

    public override LinkInfo Describe(string name, int maxFrameBytes) => Info;

    public override void Start(FdFrameLink link) => Link = link;

    /// <summary>Makes the descriptor readable, for good.</summary>
    public void MakeReady() => _ = MessageNative.Send((int)_far.DangerousGetHandle(), new MessageHeader[1]);

    /// <summary>Makes the descriptor hang up.</summary>
    public void HangUp() => _far.Dispose();

    public override int Send(ReadOnlySpan<LinkFrame> frames)
    {
        OfferedToSend.Add(frames.Length);
        return Sends.TryDequeue(out Func<int, int>? send) ? send(frames.Length) : frames.Length;
    }

    public override int Receive(Span<LinkFrame> frames)
    {
        OfferedToReceive.Add(frames.Length);
        int filled = Reads.TryDequeue(out Func<int, int>? read) ? read(frames.Length) : 0;
        for (int i = 0; i < filled; i++)
        {
            frames[i] = frames[i] with { Length = 1 };
        }

        return filled;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        _near.Dispose();
        _far.Dispose();
    }
}
