using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class McmAdapterHandle(NdisAdapter adapter) : McmAdapter
{
    public override string Name => adapter.Name;

    public override NdisStatus RegisterAddressFamilyEx(CoAddressFamily addressFamily)
    {
        adapter.Host.Verifier?.Called(new("NdisMCmRegisterAddressFamilyEx", adapter.Miniport.Name, adapter)
        {
            Context = addressFamily,
        });
        return adapter.Register(
            "NdisMCmRegisterAddressFamilyEx",
            addressFamily,
            adapter.McmPort,
            owner: null,
            adapter.State == AdapterState.Initializing);
    }

    public override void IndicateStatusEx(NdisVc? ndisVcHandle, in NdisStatusIndication indication)
    {
        NdisVcObject? vc = HandleMap.Find(ndisVcHandle);
        adapter.Host.Verifier?.Called(new("NdisMCoIndicateStatusEx", adapter.Miniport.Name, (ITraced?)vc ?? adapter)
        {
            Status = indication.StatusCode,
            Context = ndisVcHandle,
        });
        adapter.IndicateStatus(vc, ndisVcHandle is not null, indication);
    }

    public override void OidRequestComplete(NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status)
    {
        adapter.Host.Verifier?.Called(new("NdisMCoOidRequestComplete", adapter.Miniport.Name, adapter)
        {
            Status = status,
            Other = oidRequest,
            Context = HandleMap.Find(ndisVcHandle),
        });
        adapter.Oids.Complete(oidRequest, OidTarget.Miniport, HandleMap.Final(status));
    }

    public override void PauseComplete() =>
        adapter.Host.Verifier?.Called(new("NdisMPauseComplete", adapter.Miniport.Name, adapter));

    public override void RestartComplete(NdisStatus status) =>
        adapter.Host.Verifier?.Called(new("NdisMRestartComplete", adapter.Miniport.Name, adapter) { Status = status });

    public override void ResetComplete(NdisStatus status, bool addressingReset) =>
        adapter.Host.Verifier?.Called(new("NdisMResetComplete", adapter.Miniport.Name, adapter) { Status = status });

    public override void HaltComplete()
    {
        adapter.Host.Verifier?.Called(new("HaltComplete", adapter.Miniport.Name, adapter));
        adapter.HaltComplete();
    }
}
