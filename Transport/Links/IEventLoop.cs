namespace UserCoNdis.Transport.Links;

/// <summary>Runs everything that is bound to one adapter, one thing at a time, to completion.</summary>
/// <remarks>
/// Thread: all members but <see cref="Post"/>, <see cref="IsInLoop"/> and <see cref="Now"/> are called on the loop.
/// Time and order are the loop's: on the seeded loop they come from a seed, on the system's from the kernel.
/// </remarks>
public interface IEventLoop
{
    /// <summary>Gets the monotonic time since the loop was made.</summary>
    TimeSpan Now { get; }

    /// <summary>Gets whether the caller runs on this loop.</summary>
    bool IsInLoop { get; }

    /// <summary>Queues work for the loop. From any thread. Work posted by one thread runs in its order.</summary>
    /// <param name="work">Run once, on the loop. An exception that escapes it ends the loop as a fault.</param>
    void Post(Action work);

    /// <summary>Makes a timer that calls <paramref name="callback"/> on the loop; it is not armed yet.</summary>
    ILoopTimer CreateTimer(Action callback);

    /// <summary>Watches a file descriptor; the handler runs on the loop.</summary>
    /// <param name="fileDescriptor">Stays the caller's; it must outlive the registration.</param>
    /// <param name="handler">Told which of the wanted readinesses hold (level triggered).</param>
    /// <param name="interest">What to wait for; may be changed in the registration.</param>
    /// <exception cref="NotSupportedException">The loop has no kernel behind it (the seeded loop).</exception>
    IPollRegistration Watch(int fileDescriptor, IPollHandler handler, PollInterest interest);
}
