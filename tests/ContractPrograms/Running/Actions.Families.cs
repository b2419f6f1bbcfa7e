using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Calls on the adapter, on families, SAPs and parties.</summary>
internal sealed partial class Actions
{
    private NdisStatus? OnAdapter(in Call c, Resource making)
    {
        if (c.Op == Op.ClOpenAf)
        {
            var af = (AfResource)making;
            NdisStatus opened = client.Binding.OpenAddressFamilyEx(family, af, out ClientAf? handle);
            af.Client ??= handle;
            return opened;
        }

        var vc = (VcResource)making;
        NdisStatus status = callManager!.Binding.CreateVc(vc, out CmVc? made);
        vc.CallManager = made is null ? null : new CmVcFace(made);
        return status;
    }

    private NdisStatus? OnAf(in Call c, AfResource af, Resource? making)
    {
        switch (c.Op)
        {
            case Op.ClCloseAf:
                return af.Client?.Close() ?? NdisStatus.Failure;
            case Op.ClNotifyCloseComplete:
                af.Client?.NotifyCloseComplete(StatusOf(c));
                return null;
            case Op.ClRegisterSap:
                return RegisterSap(af, (SapResource)making!);
            case Op.ClCreateVc:
                return CreateVc(af, (VcResource)making!);
            case Op.ClOidToCallManager:
                var request = (OidResource)making!;
                return af.Client?.OidRequest(request.Vc?.Client, request.Request) ?? NdisStatus.Failure;
            case Op.CmOpenAfComplete:
                af.CallManager!.OpenComplete(StatusOf(c), af);
                return null;
            case Op.CmCloseAfComplete:
                af.CallManager!.CloseComplete(StatusOf(c));
                return null;
            case Op.CmNotifyClose:
                return af.CallManager!.NotifyClose();
            case Op.CmCreateVc:
                return CreateVcForClient(af, (VcResource)making!);
            default:
                var oid = (OidResource)making!;
                return af.CallManager!.OidRequest(oid.Vc?.CallManager?.Handle, oid.Request);
        }
    }

    private static NdisStatus RegisterSap(AfResource af, SapResource sap)
    {
        if (af.Client is null)
        {
            return NdisStatus.Failure;
        }

        NdisStatus status = af.Client.RegisterSap(sap, s_sap, out ClientSap? handle);
        sap.Client ??= handle;
        return status;
    }

    private static NdisStatus CreateVc(AfResource af, VcResource vc)
    {
        if (af.Client is null)
        {
            return NdisStatus.Failure;
        }

        NdisStatus status = af.Client.CreateVc(vc, out ClientVc? handle);
        vc.Client = handle;
        return status;
    }

    private static NdisStatus CreateVcForClient(AfResource af, VcResource vc)
    {
        if (af.CallManager is McmAf mcm)
        {
            NdisStatus status = mcm.CreateVc(vc, out McmVc? handle);
            if (handle is not null)
            {
                PuppetMcm.Take(vc, handle);
            }

            return status;
        }

        NdisStatus created = ((CmAf)af.CallManager!).CreateVc(vc, out CmVc? made);
        vc.CallManager = made is null ? null : new CmVcFace(made);
        return created;
    }

    private static NdisStatus? OnSap(in Call c, SapResource sap)
    {
        switch (c.Op)
        {
            case Op.ClDeregisterSap:
                return sap.Client?.Deregister() ?? NdisStatus.Failure;
            case Op.CmRegisterSapComplete:
                sap.CallManager!.RegisterComplete(StatusOf(c), sap);
                return null;
            default:
                sap.CallManager!.DeregisterComplete(StatusOf(c));
                return null;
        }
    }

    private static NdisStatus? OnParty(in Call c, PartyResource party)
    {
        switch (c.Op)
        {
            case Op.ClDropParty:
                return party.Client?.Drop() ?? NdisStatus.Failure;
            case Op.CmAddPartyComplete:
                party.CallManager?.AddComplete(StatusOf(c), party, party.Parameters);
                return null;
            case Op.CmDropPartyComplete:
                party.CallManager?.DropComplete(StatusOf(c));
                return null;
            default:
                party.CallManager?.DispatchIncomingDrop(NdisStatus.Success);
                return null;
        }
    }

    private NdisStatus? OnOid(in Call c, OidResource oid)
    {
        switch (c.Op)
        {
            case Op.ClOidComplete:
                oid.Af?.Client?.OidRequestComplete(oid.Vc?.Client, oid.Request, StatusOf(c));
                return null;
            case Op.CmOidComplete:
                oid.Af?.CallManager?.OidRequestComplete(oid.Vc?.CallManager?.Handle, oid.Request, StatusOf(c));
                return null;
            default:
                adapter().OidRequestComplete(oid.Vc?.MiniportHandle, oid.Request, StatusOf(c));
                return null;
        }
    }
}
