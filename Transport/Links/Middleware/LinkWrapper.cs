namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>A link that stands on another and passes everything on; what it is there for, it overrides.</summary>
/// <remarks>Owner: the wrapper closes what it wraps. Thread: the loop.</remarks>
public abstract class LinkWrapper : ILink, ILinkSink
{
    /// <summary>Wraps a link that was not started.</summary>
    /// <param name="inner">The wrapper's from now on.</param>
    protected LinkWrapper(ILink inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <inheritdoc/>
    public virtual LinkInfo Info => Inner.Info;

    /// <inheritdoc/>
    public IModemLines? Lines => Inner.Lines;

    /// <inheritdoc/>
    public virtual LinkStatistics Statistics => Inner.Statistics;

    /// <summary>Gets the link that is wrapped.</summary>
    protected ILink Inner { get; }

    /// <summary>Gets the link's user, once it is started.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    protected ILinkSink Sink
    {
        get => field ?? throw new InvalidOperationException("The link was not started.");
        private set;
    }

    /// <summary>Gets whether the link was closed, from either side.</summary>
    protected bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public virtual T? Find<T>()
        where T : class => this as T ?? Inner.Find<T>();

    /// <inheritdoc/>
    public void Start(ILinkSink sink)
    {
        Sink = sink;
        Inner.Start(this);
    }

    /// <inheritdoc/>
    public virtual bool TrySend(in LinkFrame frame) => Inner.TrySend(frame);

    /// <inheritdoc/>
    public virtual void Close() => Inner.Close();

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        Inner.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public virtual void HandleReceive(ReadOnlySpan<LinkFrame> frames) => Sink.HandleReceive(frames);

    /// <inheritdoc/>
    public virtual void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered) => Sink.HandleSent(frames, delivered);

    /// <inheritdoc/>
    public virtual void HandleWritable() => Sink.HandleWritable();

    /// <inheritdoc/>
    public virtual void HandleLinesChanged(ModemLines lines, ModemLines changed) => Sink.HandleLinesChanged(lines, changed);

    /// <inheritdoc/>
    public virtual void HandleInfoChanged() => Sink.HandleInfoChanged();

    /// <inheritdoc/>
    public void HandleClosed(LinkException? cause)
    {
        BeforeClosed(cause);
        IsClosed = true;
        Sink.HandleClosed(TranslateCause(cause));
    }

    /// <summary>Says what the user is told of the cause.</summary>
    /// <param name="cause">The inner link's cause.</param>
    protected virtual LinkException? TranslateCause(LinkException? cause) => cause;

    /// <summary>Gives back, or hands over, what the wrapper still holds; called once, before the user is told.</summary>
    /// <param name="cause">Why the link closes; null when its user asked for it.</param>
    protected virtual void BeforeClosed(LinkException? cause)
    {
    }
}
