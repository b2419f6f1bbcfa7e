using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>The call-manager role in either shape: records each callback, answers as the call says, does nothing of itself but to
/// activate and deactivate when it answers with success, as its duty is.</summary>
internal abstract class PuppetCallManager<TAf, TSap, TVc>(Stage stage) : ICallManager<TAf, TSap, TVc>
    where TAf : CallManagerAf
    where TSap : CallManagerSap
    where TVc : NdisVc
{
    public Stage Stage => stage;

    public NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, TAf ndisAfHandle, out object? callMgrAfContext)
    {
        var af = (AfResource)stage.Making!;
        af.CallManager = ndisAfHandle;
        callMgrAfContext = af;
        return stage.Answer("ProtocolCmOpenAf", af, status => ndisAfHandle.OpenComplete(status, af));
    }

    public NdisStatus CloseAf(object? callMgrAfContext)
    {
        var af = (AfResource)callMgrAfContext!;
        stage.Record("ProtocolCmCloseAf", af);
        return Stage.Give(stage.Take(), status => af.CallManager!.CloseComplete(status), NdisStatus.NotAccepted);
    }

    public void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status) =>
        stage.Record("ProtocolCmNotifyCloseAfComplete", (AfResource)callMgrAfContext!);

    public NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, TSap ndisSapHandle, out object? callMgrSapContext)
    {
        var resource = (SapResource)stage.Making!;
        resource.CallManager = ndisSapHandle;
        callMgrSapContext = resource;
        return stage.Answer("ProtocolCmRegisterSap", resource, status => ndisSapHandle.RegisterComplete(status, resource));
    }

    public NdisStatus DeregisterSap(object? callMgrSapContext)
    {
        var sap = (SapResource)callMgrSapContext!;
        return stage.Answer("ProtocolCmDeregisterSap", sap, sap.CallManager!.DeregisterComplete);
    }

    public NdisStatus CreateVc(object? callMgrAfContext, TVc ndisVcHandle, out object? callMgrVcContext)
    {
        var vc = (VcResource)stage.Making!;
        callMgrVcContext = vc;
        Hold(vc, ndisVcHandle);
        return stage.AnswerAtOnce("ProtocolCoCreateVc", vc);
    }

    public NdisStatus DeleteVc(object? callMgrVcContext)
    {
        stage.Record("ProtocolCoDeleteVc", (VcResource)callMgrVcContext!);
        return NdisStatus.Success;
    }

    public NdisStatus MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        var vc = (VcResource)callMgrVcContext!;
        vc.FirstParty = ndisPartyHandle is null ? null : (PartyResource)stage.Making!;
        vc.FirstParty?.CallManager = ndisPartyHandle;
        callMgrPartyContext = vc.FirstParty;
        stage.Record("ProtocolCmMakeCall", vc);
        Answer answer = stage.Take();
        if (answer is Answer.Success or Answer.CompleteInside && !TryActivate(vc, callParameters))
        {
            return NdisStatus.Pending;
        }

        return Stage.Give(
            answer,
            status => vc.CallManager!.MakeCallComplete(status, ndisPartyHandle, vc.FirstParty, callParameters),
            NdisStatus.Failure);
    }

    public NdisStatus CloseCall(object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        var vc = (VcResource)callMgrVcContext!;
        stage.Record("ProtocolCmCloseCall", vc);
        vc.LastParty = callMgrPartyContext as PartyResource;
        Answer answer = stage.Take();
        if (answer is Answer.Success or Answer.CompleteInside && !TryDeactivate(vc))
        {
            return NdisStatus.Pending;
        }

        return Stage.Give(
            answer, status => vc.CallManager!.CloseCallComplete(status, vc.LastParty?.CallManager), NdisStatus.Failure);
    }

    public void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters) =>
        stage.Record("ProtocolCmIncomingCallComplete", (VcResource)callMgrVcContext!);

    public NdisStatus AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        var party = (PartyResource)stage.Making!;
        party.CallManager = ndisPartyHandle;
        callMgrPartyContext = party;
        return stage.Answer(
            "ProtocolCmAddParty", party, status => ndisPartyHandle.AddComplete(status, party, callParameters));
    }

    public NdisStatus DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        var party = (PartyResource)callMgrPartyContext!;
        return stage.Answer("ProtocolCmDropParty", party, party.CallManager!.DropComplete);
    }

    public NdisStatus ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters)
    {
        var vc = (VcResource)callMgrVcContext!;
        stage.Record("ProtocolCmModifyCallQoS", vc);
        Answer answer = stage.Take();
        if (answer is Answer.Success or Answer.CompleteInside && !TryActivate(vc, callParameters))
        {
            return NdisStatus.Pending;
        }

        return Stage.Give(
            answer, status => vc.CallManager!.ModifyCallQoSComplete(status, callParameters), NdisStatus.Failure);
    }

    public NdisStatus OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest)
    {
        OidResource oid = stage.OidOf(oidRequest);
        return stage.Answer(
            "ProtocolCoOidRequest",
            oid,
            status => oid.Af!.CallManager!.OidRequestComplete(oid.Vc?.CallManager?.Handle, oidRequest, status));
    }

    public void OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        stage.Record("ProtocolCoOidRequestComplete", stage.OidOf(oidRequest));

    protected abstract void Hold(VcResource resource, TVc handle);

    private static bool TryActivate(VcResource vc, CoCallParameters parameters)
    {
        vc.Activation = NdisStatus.Pending;
        _ = vc.Activate(parameters);
        return vc.Activation.IsSuccess;
    }

    private static bool TryDeactivate(VcResource vc)
    {
        if (vc.IsActive)
        {
            _ = vc.Deactivate();
        }

        return !vc.IsActive;
    }
}
