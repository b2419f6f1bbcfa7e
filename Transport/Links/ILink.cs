namespace UserCoNdis.Transport.Links;

/// <summary>A device or channel that carries a byte stream or frames; knows nothing of what they mean.</summary>
/// <remarks>
/// Thread: every member on the adapter's loop, every sink call too. Life: opened by a factory, started once, closed
/// once from either side; <see cref="ILinkSink.HandleClosed"/> is the last call, after every frame came back.
/// </remarks>
public interface ILink : IDisposable
{
    /// <summary>Gets what the link is and can do; what a device lacks is a capability that is off.</summary>
    LinkInfo Info { get; }

    /// <summary>Gets the modem lines; null when the device has none.</summary>
    IModemLines? Lines { get; }

    /// <summary>Gets the counters since the link was opened.</summary>
    LinkStatistics Statistics { get; }

    /// <summary>Finds what the link can do beyond this interface: <see cref="IReceiveGate"/>, <see cref="IFrameFilter"/>,
    /// <see cref="IIpInterface"/>; looks through wrappers, which a cast does not.</summary>
    /// <typeparam name="T">The interface looked for.</typeparam>
    /// <returns>Null: the link has no such thing.</returns>
    T? Find<T>()
        where T : class => this as T;

    /// <summary>Starts reading; from now on <paramref name="sink"/> is called.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    void Start(ILinkSink sink);

    /// <summary>Gives a frame (or a chunk of bytes) to the link, in order, without copying it.</summary>
    /// <param name="frame">On true it is the link's until <see cref="ILinkSink.HandleSent"/>, which may be called before
    /// this returns. On false it stays the caller's.</param>
    /// <returns>False: the send queue is full (<see cref="ILinkSink.HandleWritable"/> follows) or the link is closed.</returns>
    bool TrySend(in LinkFrame frame);

    /// <summary>Closes the link: what is queued comes back unsent, then <see cref="ILinkSink.HandleClosed"/> is called
    /// with no cause. Closing twice does nothing. Settings of the device are restored.</summary>
    void Close();
}
