using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What both roles share; the context says which role a callback is for (contract 1.4).</summary>
public sealed partial class NdProxyDriver : ICoProtocol
{
    NdisStatus ICoProtocol.UnbindAdapterEx(object? protocolBindingContext)
    {
        ProxyAdapter adapter = (ProxyAdapter)protocolBindingContext!;
        bool returned = false;
        bool done = false;
        adapter.Unbind(() =>
        {
            _ = _adapters.Remove(adapter);
            done = true;
            if (returned)
            {
                ((NdisBinding?)adapter.Client ?? adapter.CallManager!).CompleteUnbindAdapter();
            }
        });
        returned = true;
        return done ? NdisStatus.Success : NdisStatus.Pending;
    }

    void ICoProtocol.StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
        // Link parameters and fragments are for the WAN layer, which gets them on its own VC (T17).
    }

    void ICoProtocol.ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        // What comes before the call is bridged has nobody to go to; without RESOURCES it must go back (R228).
        if (!receiveFlags.HasFlag(NdisReceiveFlags.Resources))
        {
            ((ProxyAdapter)protocolBindingContext!).Client!.ReturnNetBufferLists(netBufferLists);
        }
    }

    void ICoProtocol.SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        throw new InvalidOperationException("NDPROXY sends no data.");
}
