using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A call manager that is a driver: each callback goes through the adapter's boundary.</summary>
internal abstract class DriverCallManagerPort<TAf, TSap, TVc>(
    DriverBoundary boundary, string driverName, ICallManager<TAf, TSap, TVc> driver) : CallManagerPort
    where TAf : CallManagerAf
    where TSap : CallManagerSap
    where TVc : NdisVc
{
    public override string DriverName => driverName;

    protected abstract object? BindingContext { get; }

    public override NdisStatus OpenAf(NdisAfInstance af) => boundary.Call(
        driverName,
        "ProtocolCmOpenAf",
        af,
        (driver, BindingContext, af),
        static a =>
        {
            NdisStatus status = a.driver.OpenAf(
                a.BindingContext, a.af.Registration.Family, (TAf)a.af.CallManagerHandle, out object? context);
            if (status.IsSuccess)
            {
                a.af.CallManagerContext = context;
            }

            return status;
        });

    public override NdisStatus CloseAf(NdisAfInstance af) => boundary.Call(
        driverName, "ProtocolCmCloseAf", af, (driver, af), static a => a.driver.CloseAf(a.af.CallManagerContext));

    public override void NotifyCloseAfComplete(NdisAfInstance af, NdisStatus status) => boundary.Call(
        driverName,
        "ProtocolCmNotifyCloseAfComplete",
        af,
        status,
        (driver, af, status),
        static a => a.driver.NotifyCloseAfComplete(a.af.CallManagerContext, a.status));

    public override NdisStatus RegisterSap(NdisSapObject sap) => boundary.Call(
        driverName,
        "ProtocolCmRegisterSap",
        sap,
        (driver, sap),
        static a =>
        {
            NdisStatus status = a.driver.RegisterSap(
                a.sap.Af.CallManagerContext, a.sap.Sap, (TSap)a.sap.CallManagerHandle, out object? context);
            if (status.IsSuccess)
            {
                a.sap.CallManagerContext = context;
            }

            return status;
        });

    public override NdisStatus DeregisterSap(NdisSapObject sap) => boundary.Call(
        driverName,
        "ProtocolCmDeregisterSap",
        sap,
        (driver, sap),
        static a => a.driver.DeregisterSap(a.sap.CallManagerContext));

    public override NdisStatus CreateVc(NdisVcObject vc) => boundary.Call(
        driverName,
        "ProtocolCoCreateVc",
        vc,
        (driver, vc),
        static a =>
        {
            NdisStatus status = a.driver.CreateVc(
                a.vc.Af!.CallManagerContext, (TVc)a.vc.CallManagerHandle, out object? context);
            if (status.IsSuccess)
            {
                a.vc.CallManagerContext = context;
            }

            return status;
        });

    public override NdisStatus DeleteVc(NdisVcObject vc) => boundary.Call(
        driverName, "ProtocolCoDeleteVc", vc, (driver, vc), static a => a.driver.DeleteVc(a.vc.CallManagerContext));

    public override NdisStatus MakeCall(NdisVcObject vc, NdisPartyObject? party, CoCallParameters parameters) => boundary.Call(
        new DdiEvent("ProtocolCmMakeCall", driverName, vc) { Other = party, Parameters = parameters },
        (driver, vc, party, parameters),
        static a =>
        {
            NdisStatus status = a.driver.MakeCall(
                a.vc.CallManagerContext, a.parameters, a.party?.CallManagerHandle, out object? context);
            a.party?.Learn(status, context);
            a.vc.Verifier?.Gave(context);
            return status;
        });

    public override NdisStatus CloseCall(NdisVcObject vc, NdisPartyObject? party, ReadOnlyMemory<byte> closeData) => boundary.Call(
        new DdiEvent("ProtocolCmCloseCall", driverName, vc) { Other = party, Context = closeData },
        (driver, vc, party, closeData),
        static a => a.driver.CloseCall(a.vc.CallManagerContext, a.party?.CallManagerContext, a.closeData));

    public override NdisStatus AddParty(NdisPartyObject party, CoCallParameters parameters) => boundary.Call(
        new DdiEvent("ProtocolCmAddParty", driverName, party) { Parameters = parameters },
        (driver, party, parameters),
        static a =>
        {
            NdisStatus status = a.driver.AddParty(
                a.party.Vc.CallManagerContext, a.parameters, a.party.CallManagerHandle, out object? context);
            a.party.Learn(status, context);
            return status;
        });

    public override NdisStatus DropParty(NdisPartyObject party, ReadOnlyMemory<byte> closeData) => boundary.Call(
        new DdiEvent("ProtocolCmDropParty", driverName, party) { Context = closeData },
        (driver, party, closeData),
        static a => a.driver.DropParty(a.party.CallManagerContext, a.closeData));

    public override NdisStatus ModifyCallQoS(NdisVcObject vc, CoCallParameters parameters) => boundary.Call(
        new DdiEvent("ProtocolCmModifyCallQoS", driverName, vc) { Parameters = parameters },
        (driver, vc, parameters),
        static a => a.driver.ModifyCallQoS(a.vc.CallManagerContext, a.parameters));

    public override void IncomingCallComplete(NdisVcObject vc, NdisStatus status, CoCallParameters parameters) => boundary.Call(
        driverName,
        "ProtocolCmIncomingCallComplete",
        vc,
        status,
        (driver, vc, status, parameters),
        static a => a.driver.IncomingCallComplete(a.status, a.vc.CallManagerContext, a.parameters));

    public override NdisStatus OidRequest(
        NdisAfInstance af, NdisVcObject? vc, NdisPartyObject? party, NdisOidRequest request) => boundary.Call(
        new DdiEvent("ProtocolCoOidRequest", driverName, (ITraced?)vc ?? af) { Other = request, Context = party },
        (driver, af, vc, party, request),
        static a => a.driver.OidRequest(
            a.af.CallManagerContext, a.vc?.CallManagerContext, a.party?.CallManagerContext, a.request));

    public override void OidRequestComplete(
        NdisAfInstance? af, NdisVcObject? vc, NdisPartyObject? party, NdisOidRequest request, NdisStatus status) => boundary.Call(
        new DdiEvent("ProtocolCoOidRequestComplete", driverName, (ITraced?)vc ?? (ITraced?)af ?? boundary.Adapter)
        {
            Status = status,
            Context = request,
        },
        (driver, af, vc, party, request, status),
        static a => a.driver.OidRequestComplete(
            a.af?.CallManagerContext, a.vc?.CallManagerContext, a.party?.CallManagerContext, a.request, a.status));
}
