using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A whole machine on one Ethernet: host, PPPoE adapter, NDPROXY, NDISWAN, an IP endpoint for each session; the
/// verifier enforces.</summary>
internal sealed class PppoeStation
{
    public PppoeStation(
        string name,
        IEventLoop loop,
        Func<IEventLoop, ILink> open,
        PppoeMiniportOptions options,
        Func<WanSession, PppOptions> ppp,
        int seed,
        bool diagnostic,
        int sendBuffers,
        IWanIpEdge? edge = null)
    {
        Name = name;
        Host = new NdisHost(loop, new NdisHostOptions { Verifier = diagnostic ? VerifierMode.Enforce : VerifierMode.Off });
        IEventLoop guarded = Host.LoopFor(name, PppoeMiniport.DriverName);
        Link = open(guarded);
        Miniport = new PppoeMiniport(Link, guarded, options with { DiagnosticBuffers = diagnostic, Random = new TestRandom(seed) });
        Miniport.SessionChanged += Changes.Add;
        Wan = new NdisWanDriver(
            adapter => Host.LoopFor(adapter, NdisWanDriver.DriverName),
            new NdisWanOptions
            {
                PppFor = ppp,
                EdgeFactory = () => edge ?? new IpEndpoint(Host.LoopFor(name, NdisWanDriver.DriverName)),
                DiagnosticBuffers = diagnostic,
                SendBuffers = sendBuffers,
            },
            new TestRandom(seed + 1));
        Wan.SessionStarted += Watch;
        Proxy = new NdProxyDriver();
        Host.RegisterProtocol(Proxy);
        Host.RegisterProtocol(Wan);
        Adapter = Host.AddAdapter(name, Miniport);
    }

    private bool _isHalting;

    public string Name { get; }

    public ILink Link { get; }

    public NdisHost Host { get; }

    public NdisAdapter Adapter { get; }

    public PppoeMiniport Miniport { get; }

    public NdProxyDriver Proxy { get; }

    public NdisWanDriver Wan { get; }

    public TapiLine Line => Assert.Single(Proxy.Lines);

    public List<TapiCall> Calls { get; } = [];

    public List<WanSession> Sessions { get; } = [];

    public List<PppoeSessionInfo> Changes { get; } = [];

    public List<PppCloseCause> Downs { get; } = [];

    public List<LineCallState> States { get; } = [];

    public int Up { get; private set; }

    public bool IsHalted { get; private set; }

    public TapiCall Call => Calls[^1];

    public WanSession Session => Sessions[^1];

    public void Start() => Assert.Equal(NdisStatus.Success, Adapter.Start());

    /// <summary>Opens the line for incoming calls; answers them unless told otherwise.</summary>
    public void Listen(Action<TapiCall>? onOffer = null)
    {
        Line.CallOffered += call =>
        {
            Calls.Add(call);
            call.StateChanged += Track;
            (onOffer ?? (static offered => offered.Answer()))(call);
        };
        Assert.Equal(NdisStatus.Success, Line.Open(LineCallPrivilege.Owner));
    }

    public TapiCall Dial(string address = "")
    {
        if (!Line.IsOpen)
        {
            Assert.Equal(NdisStatus.Success, Line.Open(LineCallPrivilege.None));
        }

        _ = Line.MakeCall(address, out TapiCall? call, Track);
        Calls.Add(call!);
        return call!;
    }

    public void Halt()
    {
        if (!_isHalting)
        {
            _isHalting = true;
            Adapter.Halt(() => IsHalted = true);
        }
    }

    public void AssertNothingLeft()
    {
        Assert.Empty(Host.DescribeLeaks());
        Assert.Empty(Host.Violations);
        Miniport.ThrowIfOutstanding();
        Wan.ThrowIfOutstanding();
        Assert.Empty(Wan.Sessions);
        Assert.Equal((0, 0, 0), (Miniport.SessionsOpen, Miniport.Calls.Count, Miniport.Discoveries.Count));
    }

    private void Track(TapiCall call, LineCallState state)
    {
        States.Add(state);
        if (state == LineCallState.Connected)
        {
            Assert.Equal(NdisStatus.Success, call.GetId(CoTapi.NdisDeviceClass, out string id));
            Assert.NotNull(Wan.FindSession(id));
        }
    }

    private void Watch(WanSession session)
    {
        Sessions.Add(session);
        session.IpUp += (_, _) => Up++;
        session.Down += (_, cause) => Downs.Add(cause);
    }
}
