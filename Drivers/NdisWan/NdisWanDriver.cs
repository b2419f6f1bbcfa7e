using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>The WAN layer: takes connected calls from NDPROXY and runs PPP on them (contract 5.6).</summary>
/// <remarks>Thread: one loop, which is that of every adapter it is bound to. It holds no lock.</remarks>
public sealed partial class NdisWanDriver
{
    /// <summary>What it is called as a driver.</summary>
    public const string DriverName = "NDISWAN";

    private readonly List<WanBinding> _bindings = [];
    private readonly List<WanSession> _sessions = [];

    /// <summary>Makes the driver with its buffers.</summary>
    /// <param name="loop">The loop of the adapters that it will be bound to.</param>
    /// <param name="options">How to run links.</param>
    /// <param name="random">PPP's source of chance; cryptographic outside tests.</param>
    public NdisWanDriver(IEventLoop loop, NdisWanOptions options, IPppRandom random)
        : this(_ => loop, options, random) => ArgumentNullException.ThrowIfNull(loop);

    /// <summary>Makes the driver with its buffers, for a host that guards each adapter's loop.</summary>
    /// <param name="loopOf">Gives the loop for one adapter, by its name; all of them run on the same thread.</param>
    /// <param name="options">How to run links.</param>
    /// <param name="random">PPP's source of chance; cryptographic outside tests.</param>
    public NdisWanDriver(Func<string, IEventLoop> loopOf, NdisWanOptions options, IPppRandom random)
    {
        ArgumentNullException.ThrowIfNull(loopOf);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        LoopOf = loopOf;
        Options = options;
        Random = random;
        Buffers = options.DiagnosticBuffers
            ? new DiagnosticSlabPool(options.SendBuffers, options.SendBufferSize)
            : new PinnedSlabPool(options.SendBuffers, options.SendBufferSize);
        Lists = new NetBufferListPool(options.SendLists);
    }

    /// <summary>Told when a call was handed over, before PPP starts: the time to listen to the session's events.</summary>
    public event Action<WanSession>? SessionStarted;

    /// <inheritdoc/>
    public string Name => DriverName;

    /// <summary>Gets the links that are not given back yet, in no order.</summary>
    public IReadOnlyList<WanSession> Sessions => _sessions;

    /// <summary>Gets the send buffers; all are free when no link is up.</summary>
    public PinnedSlabPool Buffers { get; }

    internal NetBufferListPool Lists { get; }

    internal Func<string, IEventLoop> LoopOf { get; }

    internal NdisWanOptions Options { get; }

    internal IPppRandom Random { get; }

    /// <summary>Finds the link of a call by the string that lineGetID gave (4.17 step 14).</summary>
    /// <param name="deviceId">The string.</param>
    /// <returns>Null: there is none.</returns>
    public WanSession? FindSession(string deviceId)
    {
        foreach (WanBinding binding in _bindings)
        {
            if (binding.Handle.GetProtocolVcContextFromTapiCallId(deviceId, out object? context).IsSuccess)
            {
                return context as WanSession;
            }
        }

        return null;
    }

    /// <summary>Gets what the miniport of an adapter told of itself; null: NDISWAN is not bound to it.</summary>
    public WanAdapterInfo? AdapterInfo(string adapterName) =>
        _bindings.Find(binding => binding.Handle.AdapterName == adapterName)?.Adapter;

    /// <summary>Throws when a buffer or list is still out.</summary>
    /// <exception cref="InvalidOperationException">Something is not given back.</exception>
    public void ThrowIfOutstanding()
    {
        Buffers.ThrowIfOutstanding();
        Lists.ThrowIfOutstanding();
    }

    internal void Add(WanSession session)
    {
        session.Index = _sessions.Count;
        _sessions.Add(session);
    }

    // The last one takes its place: there may be thousands.
    internal void Forget(WanSession session)
    {
        WanSession last = _sessions[^1];
        _sessions[session.Index] = last;
        last.Index = session.Index;
        _sessions.RemoveAt(_sessions.Count - 1);
    }

    internal bool HasSessions(WanBinding binding) => _sessions.Exists(session => ReferenceEquals(session.Binding, binding));

    internal void ReleaseSends(WanBinding binding)
    {
        foreach (WanSession session in _sessions.ToArray())
        {
            if (ReferenceEquals(session.Binding, binding))
            {
                session.ReleaseSends();
            }
        }
    }

    internal void TellStarted(WanSession session) => SessionStarted?.Invoke(session);

    private void Abort(WanBinding binding)
    {
        foreach (WanSession session in _sessions.ToArray())
        {
            if (ReferenceEquals(session.Binding, binding))
            {
                session.Abort();
            }
        }
    }
}
