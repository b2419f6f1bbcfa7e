using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A descriptor's watch on an <see cref="AdapterLoop"/>.</summary>
/// <remarks>It outlives the first throw, so that a line can still be hung up and buffers come back; a handler that throws
/// again would be told again for ever, readiness being level triggered: its watch ends.</remarks>
internal sealed class AdapterWatch(AdapterLoop loop, IPollHandler handler) : IPollHandler, ILoopEndHandler, IPollRegistration
{
    private IPollRegistration? _inner;
    private bool _threw;
    private bool _ended;

    public PollInterest Interest
    {
        get => _inner!.Interest;
        set
        {
            if (!_ended)
            {
                _inner!.Interest = value;
            }
        }
    }

    public void Attach(IPollRegistration inner) => _inner = inner;

    public void HandleReady(PollInterest ready)
    {
        if (!loop.TryHandleReady(handler, ready))
        {
            if (_threw)
            {
                _ended = true;
                Dispose();
            }

            _threw = true;
        }
    }

    public void HandleLoopEnded() => (handler as ILoopEndHandler)?.HandleLoopEnded();

    public void Dispose() => _inner!.Dispose();
}
