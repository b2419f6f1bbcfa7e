using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class ClientAfHandle(NdisAfInstance af) : ClientAf
{
    public NdisAfInstance Af => af;

    public override ulong NdisAfHandle => af.Id;

    public override NdisStatus Close()
    {
        af.Verifier?.Called(new("NdisClCloseAddressFamily", af.Client.DriverName, af));
        return af.Close();
    }

    public override void NotifyCloseComplete(NdisStatus status)
    {
        af.Verifier?.Called(new("NdisClNotifyCloseAddressFamilyComplete", af.Client.DriverName, af) { Status = status });
        af.NotifyCloseComplete(HandleMap.Final(status));
    }

    public override NdisStatus RegisterSap(object protocolSapContext, CoSap sap, out ClientSap? ndisSapHandle)
    {
        NdisSapObject registering = new(af, protocolSapContext, sap);
        af.Verifier?.Called(new("NdisClRegisterSap", af.Client.DriverName, registering));
        ndisSapHandle = registering.ClientHandle; // calls may be offered before the completion (R061)
        NdisStatus status = registering.Register();
        if (status.IsFailure)
        {
            ndisSapHandle = null;
        }

        return status;
    }

    public override NdisStatus CreateVc(object protocolVcContext, out ClientVc? ndisVcHandle)
    {
        NdisVcObject vc = new(af, VcCreator.Client, protocolVcContext, aliasOf: null);
        af.Verifier?.Called(new("NdisCoCreateVc", af.Client.DriverName, vc) { Context = protocolVcContext });
        ndisVcHandle = vc.ClientHandle;
        NdisStatus status = vc.Activation.Create();
        vc.Verifier?.Finished(new("NdisCoCreateVc", af.Client.DriverName, vc) { Status = status });
        if (status.IsFailure)
        {
            ndisVcHandle = null;
        }

        return status;
    }

    public override NdisStatus OidRequest(
        ClientVc? ndisVcHandle, NdisOidRequest oidRequest, ClientParty? ndisPartyHandle = null)
    {
        NdisVcObject? vc = HandleMap.Find(ndisVcHandle);
        NdisPartyObject? party = HandleMap.Find(ndisPartyHandle);
        af.Verifier?.Called(new("NdisCoOidRequest", af.Client.DriverName, (ITraced?)vc ?? af)
        {
            Other = oidRequest,
            Via = af,
            Handle = ndisVcHandle,
            Context = party,
        });
        if (!HandleMap.IsOf(af, ndisVcHandle is not null, vc, ndisPartyHandle is not null, party))
        {
            return NdisStatus.Failure; // R334
        }

        return af.Adapter.Oids.Request(new(oidRequest, OidTarget.CallManager, af, vc)
        {
            Requester = af.Client.DriverName,
            Client = af.Client.Client,
            Party = party,
        });
    }

    public override void OidRequestComplete(
        ClientVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status, ClientParty? ndisPartyHandle = null)
    {
        ITraced subject = (ITraced?)HandleMap.Find(ndisVcHandle) ?? af;
        af.Verifier?.Called(new("NdisCoOidRequestComplete", af.Client.DriverName, subject)
        {
            Status = status,
            Other = oidRequest,
            Via = af,
            Context = HandleMap.Find(ndisPartyHandle),
        });
        af.Adapter.Oids.Complete(oidRequest, OidTarget.Client, HandleMap.Final(status));
    }
}
