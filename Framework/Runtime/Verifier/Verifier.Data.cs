using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The data path: what becomes of each chain of frames.</summary>
internal sealed partial class Verifier
{
    /// <summary>A client or call manager hands frames to NDIS.</summary>
    public void Sending(NdisVcObject vc, NetBufferList lists)
    {
        if (!vc.Adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.Sending(vc, lists);
            }

            ThrowIfBroken(vc, "NdisCoSendNetBufferLists");
        }
    }

    /// <summary>NDIS hands them to the miniport.</summary>
    public void Carrying(NdisVcObject carrier, NetBufferList lists)
    {
        if (!carrier.Adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.Carrying(carrier, lists);
            }

            ThrowIfBroken(carrier, "MiniportCoSendNetBufferLists");
        }
    }

    /// <summary>The miniport completes them.</summary>
    public void Completing(NdisVcObject vc, NetBufferList lists)
    {
        if (!vc.Adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.Completing(vc, lists);
            }

            ThrowIfBroken(vc, "NdisMCoSendNetBufferListsComplete");
        }
    }

    /// <summary>NDIS hands them back to their sender.</summary>
    public void ComingBack(NdisAdapter adapter, NetBufferList lists)
    {
        if (!adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.ComingBack(adapter, lists);
            }
        }
    }

    /// <summary>The miniport's call is over: each frame is its sender's again.</summary>
    public void Completed(NdisVcObject vc)
    {
        if (!vc.Adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.Completed(vc);
            }

            ThrowIfBroken(vc, "NdisMCoSendNetBufferListsComplete");
        }
    }

    /// <summary>A miniport indicates frames.</summary>
    public void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        if (!vc.Adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.Indicating(vc, lists, count, flags);
            }

            ThrowIfBroken(vc, "NdisMCoIndicateReceiveNetBufferLists");
        }
    }

    /// <summary>NDIS hands them to a protocol.</summary>
    public void Receiving(NdisVcObject receiver, NetBufferList lists)
    {
        if (!receiver.Adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.Receiving(receiver, lists);
            }

            ThrowIfBroken(receiver, "ProtocolCoReceiveNetBufferLists");
        }
    }

    /// <summary>The indication is over: what was lent is the miniport's again.</summary>
    public void Indicated(NetBufferList lists, NdisReceiveFlags flags)
    {
        foreach (DataRuleWatch watch in _dataWatches)
        {
            watch.Indicated(lists, flags);
        }
    }

    /// <summary>A protocol returns frames.</summary>
    public void Returning(ProtocolBinding binding, NetBufferList lists)
    {
        if (!binding.Adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.Returning(binding, lists);
            }

            ThrowIfBroken(binding, "NdisReturnNetBufferLists");
        }
    }

    /// <summary>NDIS hands received frames back to the miniport.</summary>
    public void TakingBack(NdisAdapter adapter, NetBufferList lists)
    {
        if (!adapter.IsLost)
        {
            foreach (DataRuleWatch watch in _dataWatches)
            {
                watch.TakingBack(adapter, lists);
            }
        }
    }
}
