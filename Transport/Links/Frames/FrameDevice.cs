namespace UserCoNdis.Transport.Links.Frames;

/// <summary>What an <see cref="FdFrameLink"/> stands on: a non-blocking descriptor, and the system calls that move frames.</summary>
/// <remarks>Thread: the loop; <see cref="Dispose()"/> also from the thread that ends a loop. A device takes for granted what
/// passes by itself (a full queue, an interface that is down: it counts the loss) and throws what does not.</remarks>
public abstract class FrameDevice : IDisposable
{
    /// <summary>Gets the descriptor; it is the device's until <see cref="Dispose()"/>.</summary>
    public abstract int FileDescriptor { get; }

    /// <summary>Gets the descriptor that becomes writable when <see cref="Send"/> can take more; watched only while it cannot.</summary>
    /// <remarks>One of its own pays where many frames leave: the kernel wakes the watcher of a descriptor for each, wanted or not.</remarks>
    public virtual int SendDescriptor => FileDescriptor;

    /// <summary>Gets the least number of blocks that a read wants to be offered, if the pool has them.</summary>
    public virtual int LeastReceiveFrames => 4;

    /// <summary>Gets how long reading rests while frames come by the thousand, so that they gather meanwhile: waking up for
    /// a few at a time costs whoever sends them more than reading them costs us. Zero: not at all.</summary>
    public virtual TimeSpan RestInBurst => TimeSpan.Zero;

    /// <summary>Describes the link; asked when it is opened and after <see cref="FdFrameLink.ReportInfoChanged"/>.</summary>
    /// <param name="name">The URI that names it.</param>
    /// <param name="maxFrameBytes">The largest frame that a block of the pool can hold behind its headroom.</param>
    /// <returns>Its <see cref="LinkInfo.MaxFrameBytes"/> is at most <paramref name="maxFrameBytes"/>, or the link is not made.</returns>
    public abstract LinkInfo Describe(string name, int maxFrameBytes);

    /// <summary>Called once when the link is started; from now on the device may report to it.</summary>
    /// <param name="link">The link that stands on this device.</param>
    public virtual void Start(FdFrameLink link)
    {
    }

    /// <summary>Gives frames to the system, in order, from their own memory.</summary>
    /// <param name="frames">One to <see cref="FdFrameLink.BatchFrames"/> frames; they stay the link's.</param>
    /// <returns>How many the system took, those included that it dropped at once. Fewer than given: it takes no more until
    /// the descriptor is writable.</returns>
    /// <exception cref="LinkException">The link ends with it.</exception>
    public abstract int Send(ReadOnlySpan<LinkFrame> frames);

    /// <summary>Fills blocks with frames that have arrived.</summary>
    /// <param name="frames">Blocks, each with the place and length of its room: <see cref="FrameHeadroom"/> in front, the
    /// rest of the block. The device shortens the length of those that it fills, from the first on, and may put the frame
    /// further back; it leaves the others as they are.</param>
    /// <returns>How many were filled. Fewer than given: there is nothing more now.</returns>
    /// <exception cref="LinkException">The link ends with it: nothing was filled.</exception>
    public abstract int Receive(Span<LinkFrame> frames);

    /// <summary>Adds the device's own counters.</summary>
    /// <param name="statistics">The link's counters, without the device's.</param>
    public virtual void AddStatistics(ref LinkStatistics statistics)
    {
    }

    /// <summary>Closes the device and removes what it made; a second call does nothing.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the device and removes what it made.</summary>
    /// <param name="disposing">Always true: descriptors are in safe handles, which have finalizers of their own.</param>
    protected abstract void Dispose(bool disposing);
}
