using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A driver with both roles, as NDPROXY has them: client of TAPI_PROXY below, call manager of TAPI above, with
/// alias VCs between (T17). All its answers are synchronous, and it takes pending ones.</summary>
public sealed partial class ScriptedProxy : ICoClient, ICallManagerProtocol
{
    public string Name => "PROXY";

    /// <summary>The one adapter that it works with.</summary>
    public string Adapter { get; init; } = "A";

    public ClientBinding? Lower { get; private set; }

    public CmBinding? Upper { get; private set; }

    public int FramesOfOurs { get; private set; }

    public NdisStatus BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        protocolBindingContext = this;
        if (binding.AdapterName != Adapter)
        {
            return NdisStatus.NotSupported;
        }

        Lower = binding;
        return NdisStatus.Success;
    }

    public NdisStatus BindAdapterEx(CmBinding binding, out object? protocolBindingContext)
    {
        protocolBindingContext = this;
        if (binding.AdapterName != Adapter)
        {
            return NdisStatus.NotSupported;
        }

        Upper = binding;
        _isRegistered = false;
        return NdisStatus.Success; // the family above comes after the one below (R300)
    }

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
    }

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        FramesOfOurs += numberOfNetBufferLists;
        Lower!.ReturnNetBufferLists(netBufferLists);
    }

    public void SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        throw new InvalidOperationException("It sends nothing.");

    private static void Expect(NdisStatus status)
    {
        if (!status.IsSuccess)
        {
            throw new InvalidOperationException(status.ToString());
        }
    }
}
