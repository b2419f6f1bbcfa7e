using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>A stand-alone call manager.</summary>
internal sealed class PuppetCm(Stage stage, CoAddressFamily family)
    : PuppetCallManager<CmAf, CmSap, CmVc>(stage), ICallManagerProtocol
{
    public string Name => "call manager";

    public CmBinding Binding { get; private set; } = null!;

    public NdisStatus BindAdapterEx(CmBinding binding, out object? protocolBindingContext)
    {
        Binding = binding;
        protocolBindingContext = this;
        return binding.RegisterAddressFamilyEx(family);
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext) => NdisStatus.Success;

    public void ActivateVcComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        var vc = (VcResource)callMgrVcContext!;
        vc.Activated(status);
        Stage.Record("ProtocolCmActivateVcComplete", vc);
    }

    public void DeactivateVcComplete(NdisStatus status, object? callMgrVcContext)
    {
        var vc = (VcResource)callMgrVcContext!;
        vc.Deactivated();
        Stage.Record("ProtocolCmDeactivateVcComplete", vc);
    }

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
        if (protocolVcContext is VcResource vc)
        {
            Stage.Record("ProtocolCoStatusEx", vc);
        }
    }

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags) =>
        Stage.Record("ProtocolCoReceiveNetBufferLists", (ListResource)netBufferLists.MiniportReserved!);

    public void SendNetBufferListsComplete(object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        Stage.Record("ProtocolCoSendNetBufferListsComplete", (ListResource)netBufferLists.ProtocolReserved!);

    protected override void Hold(VcResource resource, CmVc handle) => resource.CallManager = new CmVcFace(handle);
}
