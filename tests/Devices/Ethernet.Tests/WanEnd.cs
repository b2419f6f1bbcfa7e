using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>One end of a PPPoE call with all its drivers, on a link that is there.</summary>
internal sealed class WanEnd : IDisposable
{
    private readonly NdisHost _host;
    private readonly NdisAdapter _adapter;
    private readonly NdProxyDriver _proxy = new();
    private readonly PppoeMiniport _miniport;
    private readonly NdisWanDriver _wan;

    public WanEnd(string name, IEventLoop loop, ILink link, IWanIpEdge edge, PppIpcpOptions ipcp)
    {
        _host = new NdisHost(loop, new NdisHostOptions { Verifier = VerifierMode.Enforce });
        _miniport = new PppoeMiniport(link, loop, new PppoeMiniportOptions { DiagnosticBuffers = true });
        _wan = new NdisWanDriver(
            loop,
            new NdisWanOptions { Ppp = new PppOptions { Ipcp = ipcp }, EdgeFactory = () => edge, DiagnosticBuffers = true },
            new SeededRandom(name.Length));
        _wan.SessionStarted += session => Session = session;
        _host.RegisterProtocol(_proxy);
        _host.RegisterProtocol(_wan);
        _adapter = _host.AddAdapter(name, _miniport);
        Assert.Equal(NdisStatus.Success, _adapter.Start());
    }

    public WanSession? Session { get; private set; }

    public bool IsUp => Session?.IsOpenFor(4) ?? false;

    public bool IsHalted { get; private set; }

    private TapiLine Line => Assert.Single(_proxy.Lines);

    public void Listen()
    {
        Line.CallOffered += static call =>
        {
            call.StateChanged += Bridge;
            call.Answer();
        };
        Assert.Equal(NdisStatus.Success, Line.Open(LineCallPrivilege.Owner));
    }

    public void Dial()
    {
        Assert.Equal(NdisStatus.Success, Line.Open(LineCallPrivilege.None));
        _ = Line.MakeCall("", out _, Bridge);
    }

    public void Halt() => _adapter.Halt(() => IsHalted = true);

    public void AssertNothingLeft()
    {
        Assert.Empty(_host.DescribeLeaks());
        Assert.Empty(_host.Violations);
        _miniport.ThrowIfOutstanding();
        _wan.ThrowIfOutstanding();
    }

    public void Dispose() => _host.Dispose();

    private static void Bridge(TapiCall call, LineCallState state)
    {
        if (state == LineCallState.Connected)
        {
            Assert.Equal(NdisStatus.Success, call.GetId(CoTapi.NdisDeviceClass, out _));
        }
    }

    private sealed class SeededRandom(int seed) : IPppRandom
    {
        private readonly Random _random = new(seed);

        public uint NextUInt32() => (uint)_random.NextInt64(1L << 32);

        public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);
    }
}
