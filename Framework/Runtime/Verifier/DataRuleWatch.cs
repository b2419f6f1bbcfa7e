using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A watch that sees frames too. Called for each chain: no allocation, no search.</summary>
internal abstract class DataRuleWatch(RuleReport report) : RuleWatch(report)
{
    /// <summary>A client or call manager hands frames to NDIS.</summary>
    public virtual void Sending(NdisVcObject vc, NetBufferList lists)
    {
    }

    /// <summary>NDIS hands frames to the miniport.</summary>
    public virtual void Carrying(NdisVcObject carrier, NetBufferList lists)
    {
    }

    /// <summary>A miniport completes sends.</summary>
    public virtual void Completing(NdisVcObject vc, NetBufferList lists)
    {
    }

    /// <summary>NDIS hands frames back to their sender, completed by the miniport or refused.</summary>
    public virtual void ComingBack(NdisAdapter adapter, NetBufferList lists)
    {
    }

    /// <summary>The completion is over.</summary>
    public virtual void Completed(NdisVcObject vc)
    {
    }

    /// <summary>A miniport indicates frames.</summary>
    public virtual void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
    }

    /// <summary>NDIS hands received frames to a protocol, for a VC.</summary>
    public virtual void Receiving(NdisVcObject receiver, NetBufferList lists)
    {
    }

    /// <summary>The indication is over.</summary>
    public virtual void Indicated(NetBufferList lists, NdisReceiveFlags flags)
    {
    }

    /// <summary>A protocol returns frames.</summary>
    public virtual void Returning(ProtocolBinding binding, NetBufferList lists)
    {
    }

    /// <summary>NDIS hands received frames back to the miniport, returned by a protocol or taken by none.</summary>
    public virtual void TakingBack(NdisAdapter adapter, NetBufferList lists)
    {
    }
}
