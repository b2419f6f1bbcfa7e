using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class McmSapHandle(NdisSapObject sap) : McmSap
{
    public NdisSapObject Sap => sap;

    public override void RegisterComplete(NdisStatus status, object? callMgrSapContext) =>
        CallManagerCalls.RegisterSapComplete(sap, status, callMgrSapContext);

    public override void DeregisterComplete(NdisStatus status) => CallManagerCalls.DeregisterSapComplete(sap, status);
}
