using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>NDIS in user mode: hosts drivers, keeps every state, forwards between them. One loop, on which all is called.</summary>
public sealed class NdisHost : IDisposable
{
    private readonly List<ICoProtocol> _protocols = [];
    private readonly List<NdisAdapter> _adapters = [];
    private uint _afIds;
    private uint _sapIds;
    private uint _vcIds;
    private uint _partyIds;

    public NdisHost(IEventLoop loop, NdisHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(options);
        Loop = loop;
        Observer = options.Observer;
        Verifier = options.Verifier == VerifierMode.Off ? null : new Verifier(options.Verifier, loop, options.VerifyPayload);
    }

    /// <summary>Gets the rules that drivers broke, oldest first; empty with the verifier off.</summary>
    public IReadOnlyList<RuleViolation> Violations => Verifier?.Violations ?? [];

    public IReadOnlyList<NdisAdapter> Adapters => _adapters;

    internal IEventLoop Loop { get; }

    internal INdisObserver? Observer { get; }

    internal Verifier? Verifier { get; }

    internal IReadOnlyList<ICoProtocol> Protocols => _protocols;

    /// <summary>Registers a client, a call manager, or a driver that is both; it is bound to every adapter that runs, now and later.</summary>
    /// <exception cref="ArgumentException">It has neither role, or its name is taken.</exception>
    public void RegisterProtocol(ICoProtocol driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        if (driver is not (ICoClient or ICallManagerProtocol))
        {
            throw new ArgumentException($"{driver.Name} is neither a client nor a call manager.", nameof(driver));
        }

        if (_protocols.Exists(p => p.Name == driver.Name))
        {
            throw new ArgumentException($"A protocol driver named {driver.Name} is registered already.", nameof(driver));
        }

        _protocols.Add(driver);
        foreach (NdisAdapter adapter in _adapters)
        {
            adapter.Bind(driver);
        }
    }

    /// <summary>Adds an adapter; <see cref="NdisAdapter.Start"/> makes it run.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public NdisAdapter AddAdapter(string name, IMcmMiniport driver) =>
        AddAdapter(name, driver, adapter => new McmMiniportPort(adapter, driver));

    /// <summary>Adds an adapter of a plain miniport: stand-alone call managers bind to it.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public NdisAdapter AddAdapter(string name, ICoMiniport driver) =>
        AddAdapter(name, driver, adapter => new CoMiniportPort(adapter, driver));

    /// <summary>Gives the loop to hand to one driver of one adapter, and to the link that it runs on: what escapes the driver's
    /// timers, posted work and link callbacks fails that adapter, and the loop goes on.</summary>
    /// <param name="adapterName">The adapter; it may be added later. Until it is, exceptions end the loop.</param>
    /// <param name="driverName">The driver's name: the miniport's, or that of a protocol bound to the adapter.</param>
    public IEventLoop LoopFor(string adapterName, string driverName)
    {
        ArgumentException.ThrowIfNullOrEmpty(adapterName);
        ArgumentException.ThrowIfNullOrEmpty(driverName);
        return new AdapterLoop(this, adapterName, driverName);
    }

    /// <summary>Lists everything that was not given back, with who made it.</summary>
    public IReadOnlyList<string> DescribeLeaks() => [.. _adapters.SelectMany(LeakReport.Of)];

    public void Dispose() => Verifier?.Dispose();

    private NdisAdapter AddAdapter(string name, ICoMiniportEdge driver, Func<NdisAdapter, MiniportPort> port)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(driver);
        if (FindAdapter(name) is not null)
        {
            throw new ArgumentException($"An adapter named {name} exists already.", nameof(name));
        }

        NdisAdapter adapter = new(this, name, driver, port);
        _adapters.Add(adapter);
        return adapter;
    }

    internal NdisAdapter? FindAdapter(string name) => _adapters.Find(a => a.Name == name);

    internal uint NextAfId() => ++_afIds;

    internal uint NextSapId() => ++_sapIds;

    internal uint NextVcId() => ++_vcIds;

    internal uint NextPartyId() => ++_partyIds;
}
