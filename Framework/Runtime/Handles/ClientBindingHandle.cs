using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class ClientBindingHandle(ProtocolBinding binding) : ClientBinding
{
    public override string AdapterName => binding.Adapter.Name;

    public override NdisStatus OpenAddressFamilyEx(
        CoAddressFamily addressFamily, object clientAfContext, out ClientAf? ndisAfHandle)
    {
        ndisAfHandle = null;
        NdisAdapter adapter = binding.Adapter;
        AfRegistration? registration = adapter.FindRegistration(addressFamily);
        adapter.Host.Verifier?.Called(new("NdisClOpenAddressFamilyEx", binding.DriverName, binding)
        {
            Other = addressFamily,
            Context = clientAfContext,
        });
        if (registration is null || registration.CheckOpen().IsFailure || !binding.IsUsable
            || registration.Owner is { IsUsable: false })
        {
            return NdisStatus.Failure; // R029
        }

        NdisAfInstance af = new(registration, binding, clientAfContext);
        adapter.Afs.Add(af);
        ndisAfHandle = af.ClientHandle; // published before the call manager is called (T9)
        NdisStatus status = af.Open();
        if (status.IsFailure)
        {
            ndisAfHandle = null;
        }

        return status;
    }

    public override NdisStatus GetProtocolVcContextFromTapiCallId(string tapiCallId, out object? protocolVcContext)
    {
        binding.Adapter.Host.Verifier?.Called(new("NdisClGetProtocolVcContextFromTapiCallId", binding.DriverName, binding));
        NdisStatus status = Find(tapiCallId, out protocolVcContext);
        binding.Adapter.Host.Verifier?.Finished(new("NdisClGetProtocolVcContextFromTapiCallId", binding.DriverName, binding)
        {
            Status = status,
            Other = tapiCallId,
            Context = protocolVcContext,
        });
        return status;
    }

    private NdisStatus Find(string tapiCallId, out object? protocolVcContext)
    {
        NdisVcObject? vc = binding.Adapter.Vcs.Find(tapiCallId);
        bool isOurs = ReferenceEquals(vc?.ClientHolder?.Binding, binding);
        protocolVcContext = isOurs ? vc!.ClientContext : null;
        return isOurs ? NdisStatus.Success : NdisStatus.Failure;
    }

    public override NdisStatus OidRequest(NdisVc? ndisVcHandle, NdisOidRequest oidRequest) =>
        binding.OidRequest(ndisVcHandle, oidRequest, asCallManager: false);

    public override void CancelOidRequest(object requestId) => binding.CancelOids(requestId);

    public override void CompleteNetPnPEvent(NdisStatus status) => binding.NetPnPEventCompletedByDriver(status);

    public override void ReturnNetBufferLists(NetBufferList netBufferLists) => binding.Return(netBufferLists);

    public override void CancelSendNetBufferLists(object cancelId) => binding.CancelSends(cancelId);

    public override void CompleteUnbindAdapter() => binding.CompletedByDriver();
}
