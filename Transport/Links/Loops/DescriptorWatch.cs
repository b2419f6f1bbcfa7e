namespace UserCoNdis.Transport.Links.Loops;

/// <summary>A handler's watch over its descriptor, which comes and goes while the handler stays.</summary>
internal sealed class DescriptorWatch(IEventLoop loop, IPollHandler handler)
{
    private IPollRegistration? _registration;

    public bool IsOn => _registration is not null;

    public void Start(int fileDescriptor, PollInterest interest) => _registration = loop.Watch(fileDescriptor, handler, interest);

    public void Stop()
    {
        _registration?.Dispose();
        _registration = null;
    }

    /// <summary>Adds or takes away what is waited for, if the watch is on.</summary>
    public void Want(PollInterest interest, bool on)
    {
        if (_registration is { } registration)
        {
            registration.Interest = on ? registration.Interest | interest : registration.Interest & ~interest;
        }
    }
}
