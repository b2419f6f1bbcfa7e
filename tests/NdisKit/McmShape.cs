using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

internal sealed class McmShape : ScriptedShape
{
    private readonly ScriptedMcm _mcm;

    public McmShape(NdisHost host, IEventLoop loop)
    {
        _mcm = new ScriptedMcm(loop);
        Adapter = host.AddAdapter("A", _mcm);
    }

    public override ScriptedCallManager CallManager => _mcm;

    public override ScriptedEdge Edge => _mcm.Edge;

    public override NdisAdapter Adapter { get; }

    public override MiniportAdapter Miniport => _mcm.Adapter!;

    public override IReadOnlyList<Script> Scripts => [_mcm.Script];

    public override void Register(NdisHost host)
    {
    }

    public override ICarrier CarrierOf(ScriptedVc vc) => (ScriptedMcmVc)vc;

    public override void ThrowIfOutstanding() => _mcm.Edge.ThrowIfOutstanding();
}
