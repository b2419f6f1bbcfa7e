using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>A PPPoE adapter on one of the links, with a <see cref="SessionClient"/> right above it, on a loop with a thread of its own.</summary>
internal sealed class SessionStation : IAsyncDisposable
{
    private const int Blocks = 1024;
    private const int BlockSize = 2048;
    // All calls come from one address: a concentrator that guards itself would answer a few of them a second.
    private static readonly PppoeDiscoveryLimits s_unlimited = new()
    {
        PerHostPerSecond = 1_000_000, PerHostBurst = 1_000_000, PerSecond = 1_000_000, Burst = 1_000_000,
    };

    private readonly EpollLoop _loop = new();
    private readonly NdisHost _host;
    private NdisAdapter? _adapter;

    private SessionStation(string name)
    {
        _host = new NdisHost(_loop, new NdisHostOptions { Verifier = VerifierMode.Off });
        Name = name;
        _loop.Start($"bench {name}");
    }

    public string Name { get; }

    public SessionClient Client { get; } = new();

    public ILink Link { get; private set; } = null!;

    /// <summary>Gets the session that changed last.</summary>
    public PppoeSessionInfo? LastSession { get; private set; }

    /// <summary>Opens the link and starts the adapter on it.</summary>
    /// <exception cref="LinkException">The link could not be opened.</exception>
    public static async Task<SessionStation> OpenAsync(string uri, LinkRegistry links, int sessions, bool listens)
    {
        var station = new SessionStation(uri);
        try
        {
            await station._loop.InvokeAsync(() => station.Start(uri, links, sessions, listens));
            return station;
        }
        catch
        {
            station._loop.Dispose();
            throw;
        }
    }

    /// <summary>Reads something of the client on its loop.</summary>
    public Task<T> ReadAsync<T>(Func<SessionClient, T> read) => _loop.InvokeAsync(() => read(Client));

    /// <summary>Starts something of the client on its loop.</summary>
    public Task InvokeAsync(Action<SessionClient> work) => _loop.InvokeAsync(() => work(Client));

    /// <summary>Starts something of the client that tells its end.</summary>
    public Task CompleteAsync(Action<SessionClient, Action> start) => _loop.CompleteAsync(done => start(Client, done));

    /// <summary>Takes the link away from under the adapter: the far end is not told.</summary>
    public Task CutAsync() => _loop.InvokeAsync(Link.Close);

    public async ValueTask DisposeAsync()
    {
        if (_adapter is { } adapter)
        {
            await _loop.CompleteAsync(done => adapter.UnbindProtocols(() => adapter.Halt(done))).WaitAsync(TimeSpan.FromSeconds(10));
        }

        _host.Dispose();
        _loop.Dispose();
    }

    private void Start(string uri, LinkRegistry links, int sessions, bool listens)
    {
        IEventLoop loop = _host.LoopFor(Name, PppoeMiniport.DriverName);
        Link = links.Open(uri, loop, new PinnedSlabPool(Blocks, BlockSize));
        var miniport = new PppoeMiniport(Link, loop, new PppoeMiniportOptions
        {
            MaxSessions = sessions,
            SendWindow = 1024,
            Limits = s_unlimited,
            Address = Link.Info.HardwareAddress is null ? new MacAddress(listens ? 0x0255_436E_6401ul : 0x0255_436E_6400) : default,
        });
        miniport.SessionChanged += session => LastSession = session;
        _host.RegisterProtocol(Client);
        _adapter = _host.AddAdapter(Name, miniport);
        NdisStatus status = _adapter.Start();
        if (!status.IsSuccess)
        {
            throw new CliException(ExitCode.Failed, "noAdapter", $"the PPPoE adapter on {Name} did not start: {miniport.LastFailure?.Text ?? status.ToString()}");
        }

        if (listens)
        {
            Client.Listen();
        }
    }
}
