using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class CmBindingHandle(ProtocolBinding binding) : CmBinding
{
    public override string AdapterName => binding.Adapter.Name;

    public override NdisStatus RegisterAddressFamilyEx(CoAddressFamily addressFamily)
    {
        binding.Adapter.Host.Verifier?.Called(new("NdisCmRegisterAddressFamilyEx", binding.DriverName, binding)
        {
            Context = addressFamily,
        });
        return binding.Adapter.Register(
            "NdisCmRegisterAddressFamilyEx", addressFamily, binding.CallManager!, binding, binding.IsUsable);
    }

    public override NdisStatus CreateVc(object protocolVcContext, out CmVc? ndisVcHandle) =>
        CallManagerCalls.CreateVc(new(binding.CallManager!, protocolVcContext), out ndisVcHandle);

    public override NdisStatus OidRequest(NdisVc? ndisVcHandle, NdisOidRequest oidRequest) =>
        binding.OidRequest(ndisVcHandle, oidRequest, asCallManager: true);

    public override void CancelOidRequest(object requestId) => binding.CancelOids(requestId);

    public override void CompleteNetPnPEvent(NdisStatus status) => binding.NetPnPEventCompletedByDriver(status);

    public override void ReturnNetBufferLists(NetBufferList netBufferLists) => binding.Return(netBufferLists);

    public override void CancelSendNetBufferLists(object cancelId) => binding.CancelSends(cancelId);

    public override void CompleteUnbindAdapter() => binding.CompletedByDriver();
}
