using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>A whole machine on one line: host, modem adapter, NDPROXY, NDISWAN, an IP endpoint; the verifier enforces.</summary>
internal sealed class Station
{
    /// <param name="name">The adapter's name.</param>
    /// <param name="loop">The loop that all runs on.</param>
    /// <param name="open">Opens the link on the loop that it is given.</param>
    /// <param name="ppp">For the WAN layer.</param>
    /// <param name="modem">For the miniport.</param>
    /// <param name="seed">Of PPP's random values.</param>
    /// <param name="diagnostic">Whether the verifier enforces and buffers know who rented them.</param>
    /// <param name="edge">What the WAN layer has above it, the same for every call; null: the endpoint.</param>
    public Station(
        string name,
        IEventLoop loop,
        Func<IEventLoop, ILink> open,
        PppOptions ppp,
        ModemOptions modem,
        int seed,
        bool diagnostic = true,
        IWanIpEdge? edge = null)
    {
        Name = name;
        Host = new NdisHost(loop, new NdisHostOptions { Verifier = diagnostic ? VerifierMode.Enforce : VerifierMode.Off });
        IEventLoop guarded = Host.LoopFor(name, ModemMiniport.DriverName);
        Link = open(guarded);
        Modem = new ModemMiniport(Link, guarded, modem with { DiagnosticBuffers = diagnostic });
        Ip = new IpEndpoint(Host.LoopFor(name, NdisWanDriver.DriverName));
        Wan = new NdisWanDriver(
            adapter => Host.LoopFor(adapter, NdisWanDriver.DriverName),
            new NdisWanOptions { Ppp = ppp, EdgeFactory = () => edge ?? Ip, DiagnosticBuffers = diagnostic },
            new TestRandom(seed));
        Wan.SessionStarted += Watch;
        Proxy = new NdProxyDriver();
        Host.RegisterProtocol(Proxy);
        Host.RegisterProtocol(Wan);
        Adapter = Host.AddAdapter(name, Modem);
        Assert.Equal(NdisStatus.Success, Adapter.Start());
    }

    public string Name { get; }

    public ILink Link { get; }

    public NdisHost Host { get; }

    public NdisAdapter Adapter { get; }

    public ModemMiniport Modem { get; }

    public NdProxyDriver Proxy { get; }

    public NdisWanDriver Wan { get; }

    public IpEndpoint Ip { get; }

    public TapiLine Line => Assert.Single(Proxy.Lines);

    public TapiCall? Call { get; private set; }

    public WanSession? Session { get; private set; }

    public List<LineCallState> States { get; } = [];

    public List<PppEvent> Events { get; } = [];

    public PppAddresses? Addresses { get; private set; }

    public PppCloseCause? Down { get; private set; }

    public bool IsHalted { get; private set; }

    /// <summary>Opens the line; <paramref name="onOffer"/> decides about calls, answering them by default.</summary>
    public void Listen(Action<TapiCall>? onOffer = null)
    {
        Line.CallOffered += call =>
        {
            Call = call;
            call.StateChanged += Track;
            (onOffer ?? (offered => offered.Answer()))(call);
        };
        Assert.Equal(NdisStatus.Success, Line.Open(LineCallPrivilege.Owner));
    }

    public void Dial(string number)
    {
        if (!Line.IsOpen)
        {
            Assert.Equal(NdisStatus.Success, Line.Open(LineCallPrivilege.None));
        }

        Assert.Equal(NdisStatus.Success, Line.MakeCall(number, out TapiCall? call, Track));
        Call = call;
    }

    public void Halt() => Adapter.Halt(() => IsHalted = true);

    public void AssertNothingLeft()
    {
        Assert.Empty(Host.DescribeLeaks());
        Assert.Empty(Host.Violations);
        Modem.ThrowIfOutstanding();
        Wan.ThrowIfOutstanding();
        Assert.Empty(Wan.Sessions);
    }

    private void Track(TapiCall call, LineCallState state)
    {
        States.Add(state);
        if (state == LineCallState.Connected)
        {
            Assert.Equal(NdisStatus.Success, call.GetId(CoTapi.NdisDeviceClass, out string id));
            Assert.Same(Session, Wan.FindSession(id));
        }
    }

    private void Watch(WanSession session)
    {
        Session = session;
        Down = null;
        session.EventRaised += (_, e) => Events.Add(e);
        session.IpUp += (_, addresses) => Addresses = addresses;
        session.Down += (_, cause) => Down = cause;
    }
}
