using UserCoNdis.Transport.Links;

namespace UserCoNdis.TestKit;

/// <summary>A link's user that keeps what it is told and returns every lease at once.</summary>
public sealed class RecordingSink : ILinkSink
{
    private readonly List<byte> _received = [];
    private readonly TaskCompletionSource<LinkException?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets all bytes received, one after the other.</summary>
    public byte[] Received => [.. _received];

    /// <summary>Gets the number of bytes received.</summary>
    public int ReceivedCount => _received.Count;

    /// <summary>Gets the frames received, one by one.</summary>
    public List<byte[]> Frames { get; } = [];

    /// <summary>Gets the tokens of the frames that came back delivered.</summary>
    public List<object?> Delivered { get; } = [];

    /// <summary>Gets the tokens of the frames that came back undelivered.</summary>
    public List<object?> Undelivered { get; } = [];

    /// <summary>Gets how often the link said that it is writable again.</summary>
    public int WritableCount { get; private set; }

    /// <summary>Gets how often the link said that its description is another.</summary>
    public int InfoChanges { get; private set; }

    /// <summary>Gets the changes of lines: what is on, what changed.</summary>
    public List<(ModemLines Lines, ModemLines Changed)> LineChanges { get; } = [];

    /// <summary>Gets a task that ends with the cause when the link closes, for tests whose loop has its own thread.</summary>
    public Task<LinkException?> Closed => _closed.Task;

    /// <summary>Gets whether the link closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Gets why it closed; null when it was asked to.</summary>
    public LinkException? Cause { get; private set; }

    /// <summary>Gets or sets what else to do with what arrives; the leases are still this sink's to return.</summary>
    public Action<byte[]>? OnReceive { get; set; }

    /// <summary>Gets or sets what to do when the link is writable again.</summary>
    public Action? OnWritable { get; set; }

    /// <inheritdoc/>
    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        ThrowIfClosed();
        foreach (LinkFrame frame in frames)
        {
            byte[] bytes = frame.Span.ToArray();
            frame.Lease.Return();
            _received.AddRange(bytes);
            Frames.Add(bytes);
            OnReceive?.Invoke(bytes);
        }
    }

    /// <inheritdoc/>
    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        ThrowIfClosed();
        foreach (LinkFrame frame in frames)
        {
            (delivered ? Delivered : Undelivered).Add(frame.Token);
            frame.Lease.Return();
        }
    }

    /// <inheritdoc/>
    public void HandleWritable()
    {
        ThrowIfClosed();
        WritableCount++;
        OnWritable?.Invoke();
    }

    /// <inheritdoc/>
    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        ThrowIfClosed();
        LineChanges.Add((lines, changed));
    }

    /// <inheritdoc/>
    public void HandleInfoChanged()
    {
        ThrowIfClosed();
        InfoChanges++;
    }

    /// <inheritdoc/>
    public void HandleClosed(LinkException? cause)
    {
        ThrowIfClosed();
        IsClosed = true;
        Cause = cause;
        _closed.SetResult(cause);
    }

    private void ThrowIfClosed()
    {
        if (IsClosed)
        {
            throw new InvalidOperationException("The link called its sink after HandleClosed.");
        }
    }
}
