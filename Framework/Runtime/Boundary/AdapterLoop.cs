using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The host's loop as one driver sees it on one adapter: what escapes the driver's timers, posted work and link
/// callbacks goes to the adapter's <see cref="DriverBoundary"/>, not to the loop that other adapters share.</summary>
/// <remarks>Allocates: nothing when a timer is armed or fires, when work is posted or runs, when a descriptor is ready.
/// The adapter is looked up when something was thrown, since its miniport and link are made before it is.</remarks>
internal sealed class AdapterLoop : IEventLoop
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _posted = new(64); // beside the loop's own queue, so that no post needs a wrapper
    private readonly Action _runPosted;
    private readonly NdisHost _host;
    private readonly string _adapter;
    private readonly string _driver;

    public AdapterLoop(NdisHost host, string adapter, string driver)
    {
        _host = host;
        _adapter = adapter;
        _driver = driver;
        _runPosted = RunPosted;
    }

    public TimeSpan Now => _host.Loop.Now;

    public bool IsInLoop => _host.Loop.IsInLoop;

    public void Post(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            _posted.Enqueue(work);
        }

        _host.Loop.Post(_runPosted);
    }

    public ILoopTimer CreateTimer(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return _host.Loop.CreateTimer(() => Run(callback, "its timer"));
    }

    public IPollRegistration Watch(int fileDescriptor, IPollHandler handler, PollInterest interest)
    {
        ArgumentNullException.ThrowIfNull(handler);
        AdapterWatch watch = new(this, handler);
        watch.Attach(_host.Loop.Watch(fileDescriptor, watch, interest));
        return watch;
    }

    /// <summary>Tells a handler; false: it threw, and the adapter has failed.</summary>
    public bool TryHandleReady(IPollHandler handler, PollInterest ready) => DriverBoundary.RunOnLoop(
        _host, _adapter, _driver, "the callback of its link", (handler, ready), static a => a.handler.HandleReady(a.ready));

    private void RunPosted()
    {
        Action work;
        lock (_gate)
        {
            work = _posted.Dequeue();
        }

        Run(work, "its posted work");
    }

    private void Run(Action work, string where) =>
        _ = DriverBoundary.RunOnLoop(_host, _adapter, _driver, where, work, static w => w());
}
