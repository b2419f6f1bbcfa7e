using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Calls on VCs and frames.</summary>
internal sealed partial class Actions
{
    private NdisStatus? ClientOnVc(in Call c, VcResource vc, Resource? making)
    {
        if (c.Op == Op.ClSend)
        {
            Send(vc, (ListResource)making!);
            return null;
        }

        if (vc.Client is not { } handle)
        {
            return c.Op == Op.ClIncomingCallComplete ? null : NdisStatus.Failure;
        }

        switch (c.Op)
        {
            case Op.ClDeleteVc:
                return handle.Delete();
            case Op.ClMakeCall:
                return handle.MakeCall(vc.Parameters);
            case Op.ClMakeMultipointCall:
                return WithParty((PartyResource)making!, handle.MakeCall(vc.Parameters, making!, out ClientParty? first), first);
            case Op.ClAddParty:
                var party = (PartyResource)making!;
                return WithParty(party, handle.AddParty(party, party.Parameters, out ClientParty? added), added);
            case Op.ClCloseCall:
                ClientParty? last = c.Other == 0 ? null : Get<PartyResource>(Kind.Party, c.Other).Client;
                return last is null ? handle.CloseCall() : handle.CloseCall(last);
            case Op.ClIncomingCallComplete:
                handle.IncomingCallComplete(StatusOf(c), vc.Parameters);
                return null;
            case Op.ClModifyCallQoS:
                return handle.ModifyCallQoS(vc.Changed);
            default:
                return client.Binding.OidRequest(handle, ((OidResource)making!).Request);
        }
    }

    private NdisStatus? DriverOnVc(in Call c, VcResource vc, Resource? making)
    {
        switch (c.Op)
        {
            case Op.MpActivateComplete:
                (vc.MiniportHandle as MiniportVc)?.ActivateComplete(StatusOf(c), vc.Given ?? vc.Parameters);
                return null;
            case Op.MpDeactivateComplete:
                (vc.MiniportHandle as MiniportVc)?.DeactivateComplete(NdisStatus.Success);
                return null;
            case Op.MpIndicate:
                vc.Miniport?.IndicateReceiveNetBufferLists(((ListResource)making!).List, 1);
                return null;
            case Op.MpIndicateStatus:
                adapter().IndicateStatusEx(vc.MiniportHandle, new NdisStatusIndication { StatusCode = NdisStatus.MediaConnect });
                return null;
            default:
                return vc.CallManager is { } handle ? CallManagerOnVc(c, vc, handle) : ReturnsNothing(c.Op) ? null : NdisStatus.Failure;
        }
    }

    private NdisStatus? CallManagerOnVc(in Call c, VcResource vc, VcFace handle)
    {
        switch (c.Op)
        {
            case Op.CmDeleteVc:
                return handle.Delete();
            case Op.CmActivate:
                return vc.Activate(_isChange ? vc.Changed : vc.Parameters);
            case Op.CmDeactivate:
                return vc.Deactivate();
            case Op.CmDispatchIncomingCall:
                return handle.DispatchIncomingCall(
                    c.Other == 0 ? null : Get<SapResource>(Kind.Sap, c.Other).CallManager, vc.Parameters);
            case Op.CmMakeCallComplete:
                handle.MakeCallComplete(StatusOf(c), vc.FirstParty?.CallManager, vc.FirstParty, vc.Parameters);
                return null;
            case Op.CmCloseCallComplete:
                handle.CloseCallComplete(StatusOf(c), vc.LastParty?.CallManager);
                return null;
            case Op.CmDispatchCallConnected:
                handle.DispatchCallConnected();
                return null;
            case Op.CmDispatchIncomingClose:
                handle.DispatchIncomingCloseCall(NdisStatus.Success);
                return null;
            case Op.CmModifyCallQoSComplete:
                handle.ModifyCallQoSComplete(StatusOf(c), vc.Changed);
                return null;
            default:
                handle.DispatchIncomingCallQoSChange(vc.Changed);
                return null;
        }
    }

    private static bool ReturnsNothing(Op op) =>
        op is not (Op.CmDeleteVc or Op.CmActivate or Op.CmDeactivate or Op.CmDispatchIncomingCall);

    private static NdisStatus WithParty(PartyResource party, NdisStatus status, ClientParty? handle)
    {
        party.Client ??= handle;
        return status;
    }

    private static void Send(VcResource vc, ListResource sent)
    {
        if (vc.Client is { } handle)
        {
            handle.SendNetBufferLists(sent.List);
        }
        else
        {
            vc.CallManager?.Send(sent.List);
        }
    }

    private NdisStatus? OnList(in Call c)
    {
        if (c.Op == Op.MpSendComplete)
        {
            ListResource sent = Get<ListResource>(Kind.Sent, c.Target);
            sent.List.Status = NdisStatus.Success;
            sent.Vc.Miniport?.SendNetBufferListsComplete(sent.List);
            return null;
        }

        ListResource received = Get<ListResource>(Kind.Received, c.Target);
        if (received.Vc.Client is null && callManager is not null)
        {
            callManager.Binding.ReturnNetBufferLists(received.List);
        }
        else
        {
            client.Binding.ReturnNetBufferLists(received.List);
        }

        return null;
    }
}
