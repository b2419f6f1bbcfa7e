using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Bench;

/// <summary>All drivers of one end of a PPPoE call, an IP edge on top, the verifier off.</summary>
internal sealed class PppoeEnd : IDisposable
{
    private readonly NdisHost _host;
    private readonly NdisAdapter _adapter;
    private readonly NdProxyDriver _proxy = new();
    private WanSession? _session;

    public PppoeEnd(string name, IEventLoop loop, ILink link, LinkIpEdge edge, PppIpcpOptions ipcp, IPppRandom random)
    {
        _host = new NdisHost(loop, new NdisHostOptions { Verifier = VerifierMode.Off });
        PppoeMiniport miniport = new(link, loop, new PppoeMiniportOptions { Address = new MacAddress(0x0200_0000_0000 + (ulong)name.Length) });
        NdisWanDriver wan = new(loop, new NdisWanOptions { Ppp = new PppOptions { Ipcp = ipcp }, EdgeFactory = () => edge }, random);
        wan.SessionStarted += session => _session = session;
        _host.RegisterProtocol(_proxy);
        _host.RegisterProtocol(wan);
        _adapter = _host.AddAdapter(name, miniport);
        _ = _adapter.Start();
    }

    public bool IsUp => _session?.IsOpenFor(4) ?? false;

    public bool IsHalted { get; private set; }

    public void Listen()
    {
        _proxy.Lines[0].CallOffered += static call =>
        {
            call.StateChanged += Bridge;
            _ = call.Answer();
        };
        _ = _proxy.Lines[0].Open(LineCallPrivilege.Owner);
    }

    public void Dial()
    {
        _ = _proxy.Lines[0].Open(LineCallPrivilege.None);
        _ = _proxy.Lines[0].MakeCall(string.Empty, out _, Bridge);
    }

    public void Halt() => _adapter.Halt(() => IsHalted = true);

    public void Dispose() => _host.Dispose();

    private static void Bridge(TapiCall call, LineCallState state)
    {
        if (state == LineCallState.Connected)
        {
            _ = call.GetId(CoTapi.NdisDeviceClass, out _);
        }
    }
}
