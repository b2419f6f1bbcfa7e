namespace UserCoNdis.Transport.Links.Streams;

/// <summary>What a <see cref="FdByteLink"/> stands on: a non-blocking descriptor and what is special about it.</summary>
/// <remarks>Thread: the loop; <see cref="Dispose()"/> also from the thread that ends a loop.</remarks>
public abstract class FdDevice : IDisposable
{
    /// <summary>Gets the descriptor; it is the device's until <see cref="Dispose()"/>.</summary>
    public abstract int FileDescriptor { get; }

    /// <summary>Gets what the device can do beyond what every descriptor can.</summary>
    public virtual LinkCapabilities Capabilities => LinkCapabilities.None;

    /// <summary>Gets the line speed in bit/s as the device says it is; null where there is none.</summary>
    public virtual long? SpeedBps => null;

    /// <summary>Gets the modem lines; null when the device has none.</summary>
    public virtual IModemLines? Lines => null;

    /// <summary>Gets whether a link that starts on the device holds at first, because nobody is connected yet.</summary>
    public virtual bool StartsHeld => false;

    /// <summary>Called once when the link is started; from now on the device may report to it.</summary>
    /// <param name="link">The link that stands on this device.</param>
    public virtual void Start(FdByteLink link)
    {
    }

    /// <summary>Says why the stream ended.</summary>
    /// <param name="nativeCode">errno of the read or write; 0 at an end of file.</param>
    /// <returns>The cause; null: the link holds, reading nothing, until the device calls <see cref="FdByteLink.Fail"/> or
    /// <see cref="FdByteLink.Resume"/>.</returns>
    public abstract LinkException? HandleEnd(int nativeCode);

    /// <summary>Decides what becomes of bytes sent while the link holds; may call <see cref="FdByteLink.Resume"/>.</summary>
    /// <returns>True: they are lost, as on a line with nobody at its end; false: they wait.</returns>
    public virtual bool LosesHeldBytes() => false;

    /// <summary>Adds the device's own counters.</summary>
    /// <param name="statistics">The link's counters, without the device's.</param>
    public virtual void AddStatistics(ref LinkStatistics statistics)
    {
    }

    /// <summary>Restores the device's settings and closes it; a second call does nothing.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Restores the device's settings and closes it.</summary>
    /// <param name="disposing">Always true: descriptors are in safe handles, which have finalizers of their own.</param>
    protected abstract void Dispose(bool disposing);
}
