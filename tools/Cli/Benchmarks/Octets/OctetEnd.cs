using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>One end of what is tested: sends a pattern in leased blocks, and hands what it receives to a listener.</summary>
/// <remarks>Thread: the loop; <see cref="Delivered"/> may be looked at from any. Allocates: nothing while octets go.</remarks>
internal sealed partial class OctetEnd : ILinkSink
{
    private readonly ILink _link;
    private readonly IEventLoop _loop;
    private readonly TimeProvider _clock;
    private IOctetListener? _listener;
    private bool _echoes;
    private long _managedAt;

    /// <summary>Makes one and starts the link.</summary>
    /// <param name="link">Not started. It stays the caller's to close.</param>
    /// <param name="loop">The link's loop.</param>
    /// <param name="pool">Where blocks to send are rented, unless the device has memory of its own.</param>
    /// <param name="clock">Nanoseconds.</param>
    /// <param name="longestBlock">The longest block that will be sent; device memory whose blocks are shorter is not used.</param>
    public OctetEnd(ILink link, IEventLoop loop, PinnedSlabPool pool, TimeProvider clock, int longestBlock)
    {
        (_link, _loop, _clock) = (link, loop, clock);
        _pump = HandlePump;
        link.Start(this);
        PinnedSlabPool? device = link.Find<IDeviceMemory>()?.Pool;
        UsesDeviceMemory = device is not null && device.BlockSize >= longestBlock;
        _sendPool = UsesDeviceMemory ? device! : pool;
    }

    /// <summary>Gets whether blocks are sent from the device's own memory.</summary>
    public bool UsesDeviceMemory { get; }

    /// <summary>Gets why the link ended; null while it lives.</summary>
    public LinkException? Failure { get; private set; }

    /// <summary>Gets the bytes that the loop's thread allocated from <see cref="Listen"/> (or <see cref="Begin"/>) to the last octet.</summary>
    public long ManagedBytes { get; private set; }

    private long Nanoseconds => _clock.GetTimestamp() * (1_000_000_000 / _clock.TimestampFrequency);

    /// <summary>Hands what arrives from now on to a listener.</summary>
    /// <param name="listener">Null: what arrives is dropped.</param>
    /// <param name="echoes">Sends back what arrives, before the listener has it.</param>
    public void Listen(IOctetListener? listener, bool echoes = false)
    {
        (_listener, _echoes) = (listener, echoes);
        CountManagedFromHere();
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        long now = Nanoseconds;
        foreach (ref readonly LinkFrame frame in frames)
        {
            _listener?.Handle(frame.Span, now);
            if (!_echoes || !_link.TrySend(frame))
            {
                frame.Lease.Return();
            }
        }

        NoteManaged();
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        // The test of the lines looks at them itself: a poll's period is no latency of a line.
    }

    public void HandleClosed(LinkException? cause)
    {
        Failure = cause ?? new LinkException(LinkErrorKind.EndOfStream, $"{_link.Info.Name} was closed");
        Stop(); // every block came back before
    }

    private void CountManagedFromHere() => (_managedAt, ManagedBytes) = (GC.GetAllocatedBytesForCurrentThread(), 0);

    private void NoteManaged() => ManagedBytes = GC.GetAllocatedBytesForCurrentThread() - _managedAt;
}
