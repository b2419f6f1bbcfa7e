using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>A call manager over the handles of one shape.</summary>
public abstract class ScriptedCallManager<TAf, TSap, TVc>(IEventLoop loop, string name)
    : ScriptedCallManager(loop, name), ICallManager<TAf, TSap, TVc>
    where TAf : CallManagerAf
    where TSap : CallManagerSap
    where TVc : CallManagerVc<TSap>
{
    public NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, TAf ndisAfHandle, out object? callMgrAfContext)
    {
        ScriptedAf af = new(ndisAfHandle);
        callMgrAfContext = af;
        return Open(af);
    }

    public NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, TSap ndisSapHandle, out object? callMgrSapContext)
    {
        ScriptedSap registered = new((ScriptedAf)callMgrAfContext!, sap, ndisSapHandle);
        callMgrSapContext = registered;
        return Register(registered);
    }

    public NdisStatus CreateVc(object? callMgrAfContext, TVc ndisVcHandle, out object? callMgrVcContext)
    {
        ScriptedVc<TSap, TVc> vc = NewVc((ScriptedAf)callMgrAfContext!, isOurs: false);
        vc.Attach(ndisVcHandle);
        callMgrVcContext = vc;
        return Created(vc);
    }

    NdisStatus ICallManager<TAf, TSap, TVc>.OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest) =>
        Answer((ScriptedAf)callMgrAfContext!, callMgrVcContext as ScriptedVc, callMgrPartyContext as ScriptedLeaf, oidRequest);

    protected override NdisStatus CreateVc(ScriptedAf af, out ScriptedVc vc)
    {
        ArgumentNullException.ThrowIfNull(af);
        ScriptedVc<TSap, TVc> made = NewVc(af, isOurs: true);
        vc = made;
        NdisStatus status = CreateVc((TAf)af.Handle, made, out TVc? handle);
        if (status.IsSuccess)
        {
            made.Attach(handle!);
        }

        return status;
    }

    protected abstract NdisStatus CreateVc(TAf af, object context, out TVc? handle);

    protected abstract ScriptedVc<TSap, TVc> NewVc(ScriptedAf af, bool isOurs);
}
