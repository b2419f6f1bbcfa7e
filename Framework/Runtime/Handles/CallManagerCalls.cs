using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What a call manager calls, in one implementation under both its names (T1).</summary>
internal static class CallManagerCalls
{
    public static void OpenComplete(NdisAfInstance af, NdisStatus status, object? context)
    {
        af.Verifier?.Called(Event("NdisCmOpenAddressFamilyComplete", af, af, status));
        af.OpenComplete(HandleMap.Final(status), context);
    }

    public static void CloseComplete(NdisAfInstance af, NdisStatus status)
    {
        af.Verifier?.Called(Event("NdisCmCloseAddressFamilyComplete", af, af, status));
        af.CloseComplete(HandleMap.Final(status));
    }

    public static NdisStatus NotifyClose(NdisAfInstance af)
    {
        af.Verifier?.Called(Event("NdisCmNotifyCloseAddressFamily", af, af, default));
        return af.NotifyClose();
    }

    public static void OidRequestComplete(
        NdisAfInstance af, NdisVc? handle, CallManagerParty? partyHandle, NdisOidRequest request, NdisStatus status)
    {
        ITraced subject = (ITraced?)HandleMap.Find(handle) ?? af;
        af.Verifier?.Called(new("NdisCoOidRequestComplete", af.Registration.Port.DriverName, subject)
        {
            Status = status,
            Other = request,
            Via = af,
            Context = HandleMap.Find(partyHandle),
        });
        af.Adapter.Oids.Complete(request, OidTarget.CallManager, HandleMap.Final(status));
    }

    public static NdisStatus OidRequest(NdisAfInstance af, NdisVc? handle, NdisOidRequest request, CallManagerParty? partyHandle)
    {
        NdisVcObject? vc = HandleMap.Find(handle);
        NdisPartyObject? party = HandleMap.Find(partyHandle);
        string driver = af.Registration.Port.DriverName;
        af.Verifier?.Called(new("NdisCoOidRequest", driver, (ITraced?)vc ?? af)
        {
            Other = request,
            Via = af,
            Handle = handle,
            Context = party,
        });
        if (!HandleMap.IsOf(af, handle is not null, vc, partyHandle is not null, party))
        {
            return NdisStatus.Failure; // R334
        }

        return af.Adapter.Oids.Request(new(request, OidTarget.Client, af, vc)
        {
            Requester = driver,
            CallManager = af.CallManager,
            Party = party,
        });
    }

    public static void RegisterSapComplete(NdisSapObject sap, NdisStatus status, object? context)
    {
        sap.Verifier?.Called(Event("NdisCmRegisterSapComplete", sap.Af, sap, status));
        sap.RegisterComplete(HandleMap.Final(status), context);
    }

    public static void DeregisterSapComplete(NdisSapObject sap, NdisStatus status)
    {
        sap.Verifier?.Called(Event("NdisCmDeregisterSapComplete", sap.Af, sap, status));
        sap.DeregisterComplete(HandleMap.Final(status));
    }

    /// <param name="vc">The VC to make.</param>
    /// <param name="handle">Its handle, there before any callback runs (T9); null again on failure.</param>
    public static NdisStatus CreateVc<TVc>(NdisVcObject vc, out TVc? handle)
        where TVc : NdisVc
    {
        vc.Verifier?.Called(new("NdisCoCreateVc", vc.CallManagerHolder.DriverName, vc) { Context = vc.CallManagerContext });
        handle = (TVc)vc.CallManagerHandle;
        NdisStatus status = vc.Activation.Create();
        vc.Verifier?.Finished(new("NdisCoCreateVc", vc.CallManagerHolder.DriverName, vc) { Status = status });
        if (status.IsFailure)
        {
            handle = null;
        }

        return status;
    }

    public static NdisStatus Activate(NdisVcObject vc, CoCallParameters parameters)
    {
        vc.Verifier?.Called(Event("NdisCmActivateVc", vc, default) with { Parameters = parameters });
        return parameters is null ? NdisStatus.InvalidData : vc.Activation.Activate(parameters); // R098
    }

    public static NdisStatus Deactivate(NdisVcObject vc)
    {
        vc.Verifier?.Called(Event("NdisCmDeactivateVc", vc, default));
        return vc.Activation.Deactivate();
    }

    public static NdisStatus Delete(NdisVcObject vc)
    {
        vc.Verifier?.Called(Event("NdisCoDeleteVc", vc, default) with { Context = VcCreator.CallManager });
        return vc.Creator == VcCreator.CallManager ? vc.Activation.Delete() : NdisStatus.Failure; // R084
    }

    public static void Send(NdisVcObject vc, NetBufferList lists, NdisSendFlags flags)
    {
        vc.Verifier?.Sending(vc, lists);
        vc.SendAsCallManager(lists, flags);
    }

    public static void MakeCallComplete(
        NdisVcObject vc, NdisStatus status, CallManagerParty? party, object? partyContext, CoCallParameters parameters)
    {
        vc.Verifier?.Called(Event("NdisCmMakeCallComplete", vc, status) with
        {
            Parameters = parameters,
            Other = HandleMap.Find(party),
            Handle = party,
            Context = partyContext,
        });
        vc.Call.MakeCallComplete(HandleMap.Final(status), parameters, partyContext);
    }

    public static void CloseCallComplete(NdisVcObject vc, NdisStatus status, CallManagerParty? party)
    {
        vc.Verifier?.Called(Event("NdisCmCloseCallComplete", vc, status) with { Other = HandleMap.Find(party), Handle = party });
        vc.Call.CloseCallComplete(HandleMap.Final(status));
    }

    public static void ModifyCallQoSComplete(NdisVcObject vc, NdisStatus status, CoCallParameters parameters)
    {
        vc.Verifier?.Called(Event("NdisCmModifyCallQoSComplete", vc, status) with { Parameters = parameters });
        vc.Qos.ModifyComplete(HandleMap.Final(status), parameters);
    }

    public static void DispatchIncomingCallQoSChange(NdisVcObject vc, CoCallParameters parameters)
    {
        vc.Verifier?.Called(Event("NdisCmDispatchIncomingCallQoSChange", vc, default) with { Parameters = parameters });
        vc.Qos.DispatchIncomingChange(parameters);
    }

    public static NdisStatus DispatchIncomingCall(NdisVcObject vc, NdisSapObject? sap, CoCallParameters parameters)
    {
        vc.Verifier?.Called(
            Event("NdisCmDispatchIncomingCall", vc, default) with { Parameters = parameters, Other = sap });
        return sap is null ? NdisStatus.Failure : vc.Call.DispatchIncomingCall(sap, parameters);
    }

    public static void DispatchCallConnected(NdisVcObject vc)
    {
        vc.Verifier?.Called(Event("NdisCmDispatchCallConnected", vc, default));
        vc.Call.DispatchCallConnected();
    }

    public static void DispatchIncomingCloseCall(NdisVcObject vc, NdisStatus status, ReadOnlyMemory<byte> closeData)
    {
        vc.Verifier?.Called(Event("NdisCmDispatchIncomingCloseCall", vc, status));
        vc.Call.DispatchIncomingCloseCall(status, closeData);
    }

    private static DdiEvent Event(string ddi, NdisVcObject vc, NdisStatus status) =>
        new(ddi, vc.CallManagerHolder.DriverName, vc) { Status = status };

    private static DdiEvent Event(string ddi, NdisAfInstance af, ITraced subject, NdisStatus status) =>
        new(ddi, af.Registration.Port.DriverName, subject) { Status = status };
}
