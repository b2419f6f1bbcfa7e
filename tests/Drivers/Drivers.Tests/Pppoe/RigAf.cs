using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A client's family without NDIS.</summary>
internal sealed class RigAf : McmAf
{
    public List<RigVc> Incoming { get; } = [];

    public override NdisStatus CreateVc(object miniportVcContext, out McmVc? ndisVcHandle)
    {
        RigVc vc = new((uint)Incoming.Count + 1000);
        Incoming.Add(vc);
        ndisVcHandle = vc;
        return NdisStatus.Success;
    }

    public override void OpenComplete(NdisStatus status, object? callMgrAfContext)
    {
    }

    public override void CloseComplete(NdisStatus status)
    {
    }

    public override NdisStatus NotifyClose() => NdisStatus.Pending;

    public override void OidRequestComplete(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status, CallManagerParty? ndisPartyHandle = null)
    {
    }

    public override NdisStatus OidRequest(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, CallManagerParty? ndisPartyHandle = null) => NdisStatus.NotSupported;
}
