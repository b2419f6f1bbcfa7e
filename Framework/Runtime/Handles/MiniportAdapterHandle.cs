using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class MiniportAdapterHandle(NdisAdapter adapter) : MiniportAdapter
{
    public override string Name => adapter.Name;

    public override void IndicateStatusEx(NdisVc? ndisVcHandle, in NdisStatusIndication indication) =>
        MiniportCalls.IndicateStatus(adapter, ndisVcHandle, indication);

    public override void OidRequestComplete(NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status) =>
        MiniportCalls.OidRequestComplete(adapter, ndisVcHandle, oidRequest, status);

    public override void PauseComplete() => MiniportCalls.PauseComplete(adapter);

    public override void RestartComplete(NdisStatus status) => MiniportCalls.RestartComplete(adapter, status);

    public override void ResetComplete(NdisStatus status, bool addressingReset) =>
        MiniportCalls.ResetComplete(adapter, status, addressingReset);

    public override void HaltComplete() => MiniportCalls.HaltComplete(adapter);
}
