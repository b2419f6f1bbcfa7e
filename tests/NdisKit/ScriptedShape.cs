using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>The drivers below the client, in one shape.</summary>
internal abstract class ScriptedShape
{
    public abstract ScriptedCallManager CallManager { get; }

    public abstract ScriptedEdge Edge { get; }

    public abstract NdisAdapter Adapter { get; }

    public abstract MiniportAdapter Miniport { get; }

    public abstract IReadOnlyList<Script> Scripts { get; }

    public static ScriptedShape Make(Shape shape, NdisHost host, IEventLoop loop) => shape switch
    {
        Shape.Mcm => new McmShape(host, loop),
        Shape.StandAlone => new StandAloneShape(host, loop),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>Registers the protocols that this shape needs.</summary>
    public abstract void Register(NdisHost host);

    /// <summary>The miniport's side of a VC.</summary>
    public abstract ICarrier CarrierOf(ScriptedVc vc);

    public abstract void ThrowIfOutstanding();
}
