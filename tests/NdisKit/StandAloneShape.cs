using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

internal sealed class StandAloneShape : ScriptedShape
{
    private readonly ScriptedMiniport _miniport;
    private readonly ScriptedCm _callManager;

    public StandAloneShape(NdisHost host, IEventLoop loop)
    {
        _miniport = new ScriptedMiniport(loop);
        _callManager = new ScriptedCm(loop, _miniport.Edge);
        _miniport.Edge.Find = vc => _miniport.Vcs.Find(v => v.Handle.VcId == vc.VcId);
        Adapter = host.AddAdapter("A", _miniport);
    }

    public override ScriptedCallManager CallManager => _callManager;

    public override ScriptedEdge Edge => _miniport.Edge;

    public override NdisAdapter Adapter { get; }

    public override MiniportAdapter Miniport => _miniport.Adapter!;

    public override IReadOnlyList<Script> Scripts => [_callManager.Script, _miniport.Script];

    public override void Register(NdisHost host) => host.RegisterProtocol(_callManager);

    public override ICarrier CarrierOf(ScriptedVc vc) => _miniport.Edge.Find(vc.Handle)!;

    public override void ThrowIfOutstanding()
    {
        _miniport.Edge.ThrowIfOutstanding();
        _callManager.Lists.ThrowIfOutstanding();
        _callManager.Blocks.ThrowIfOutstanding();
    }
}
