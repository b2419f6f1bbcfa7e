using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A watch that sees frames too. Called for each chain: no allocation, no search.</summary>
internal abstract class DataRuleWatch(RuleReport report) : RuleWatch(report)
{
    /// <summary>A client or call manager hands frames to NDIS.</summary>
    public virtual void Sending(NdisVcObject vc, NetBufferList lists)
    {
    }

    /// <summary>A miniport completes sends.</summary>
    public virtual void Completing(NdisVcObject vc, NetBufferList lists)
    {
    }

    /// <summary>A miniport indicates frames.</summary>
    public virtual void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
    }

    /// <summary>The indication is over.</summary>
    public virtual void Indicated()
    {
    }

    /// <summary>A protocol returns frames.</summary>
    public virtual void Returning(ProtocolBinding binding, NetBufferList lists)
    {
    }
}
