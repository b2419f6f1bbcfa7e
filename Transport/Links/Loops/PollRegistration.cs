namespace UserCoNdis.Transport.Links.Loops;

/// <summary>A watched descriptor of an <see cref="EpollLoop"/>.</summary>
internal sealed class PollRegistration(EpollLoop loop, int fileDescriptor, int slot, IPollHandler handler, PollInterest interest)
    : IPollRegistration
{
    private PollInterest _interest = interest;
    private bool _disposed;

    /// <inheritdoc/>
    public PollInterest Interest
    {
        get => _interest;
        set
        {
            if (value != _interest)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                _interest = value;
                loop.Modify(this);
            }
        }
    }

    public int FileDescriptor => fileDescriptor;

    public int Slot => slot;

    public IPollHandler Handler => handler;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            loop.Forget(this);
        }
    }
}
