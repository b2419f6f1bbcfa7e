using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>NDIS's way to a client on one binding: each callback goes through the adapter's boundary.</summary>
internal sealed class ClientPort(ProtocolBinding binding, ICoClient driver)
{
    private readonly DriverBoundary _boundary = binding.Adapter.Boundary;
    private readonly string _name = driver.Name;

    public void AfRegisterNotify(AfRegistration registration) => _boundary.Call(
        new DdiEvent("ProtocolCoAfRegisterNotify", _name, registration) { Other = binding },
        (driver, binding, registration),
        static a => a.driver.AfRegisterNotify(a.binding.Context, a.registration.Family));

    public void OpenAfCompleteEx(NdisAfInstance af, NdisStatus status)
    {
        ClientAfHandle? handle = status.IsSuccess ? af.ClientHandle : null;
        _boundary.Call(
            new DdiEvent("ProtocolClOpenAfCompleteEx", _name, af) { Status = status, Other = handle },
            (driver, af, handle, status),
            static a => a.driver.OpenAfCompleteEx(a.af.ClientContext, a.handle, a.status));
    }

    public void CloseAfComplete(NdisAfInstance af, NdisStatus status) => _boundary.Call(
        _name,
        "ProtocolClCloseAfComplete",
        af,
        status,
        (driver, af, status),
        static a => a.driver.CloseAfComplete(a.status, a.af.ClientContext));

    public NdisStatus NotifyCloseAf(NdisAfInstance af) => _boundary.Call(
        _name, "ProtocolClNotifyCloseAf", af, (driver, af), static a => a.driver.NotifyCloseAf(a.af.ClientContext));

    public void RegisterSapComplete(NdisSapObject sap, NdisStatus status) => _boundary.Call(
        _name,
        "ProtocolClRegisterSapComplete",
        sap,
        status,
        (driver, sap, status),
        static a => a.driver.RegisterSapComplete(
            a.status, a.sap.ClientContext, a.sap.Sap, a.status.IsSuccess ? a.sap.ClientHandle : null));

    public void DeregisterSapComplete(NdisSapObject sap, NdisStatus status) => _boundary.Call(
        _name,
        "ProtocolClDeregisterSapComplete",
        sap,
        status,
        (driver, sap, status),
        static a => a.driver.DeregisterSapComplete(a.status, a.sap.ClientContext));

    public NdisStatus CreateVc(NdisVcObject vc) => _boundary.Call(
        _name,
        "ProtocolCoCreateVc",
        vc,
        (driver, vc),
        static a =>
        {
            NdisStatus status = a.driver.CreateVc(a.vc.Af!.ClientContext, a.vc.ClientHandle, out object? context);
            if (status.IsSuccess)
            {
                a.vc.ClientContext = context;
            }

            return status;
        });

    public NdisStatus DeleteVc(NdisVcObject vc) => _boundary.Call(
        _name, "ProtocolCoDeleteVc", vc, (driver, vc), static a => a.driver.DeleteVc(a.vc.ClientContext));

    public void MakeCallComplete(NdisVcObject vc, NdisPartyObject? party, NdisStatus status, CoCallParameters parameters) =>
        _boundary.Call(
            _name,
            "ProtocolClMakeCallComplete",
            vc,
            status,
            (driver, vc, party, status, parameters),
            static a => a.driver.MakeCallComplete(
                a.status, a.vc.ClientContext, a.status.IsSuccess ? a.party?.ClientHandle : null, a.parameters));

    public void CloseCallComplete(NdisVcObject vc, NdisPartyObject? party, NdisStatus status) => _boundary.Call(
        _name,
        "ProtocolClCloseCallComplete",
        vc,
        status,
        (driver, vc, party, status),
        static a => a.driver.CloseCallComplete(a.status, a.vc.ClientContext, a.party?.ClientContext));

    public void AddPartyComplete(NdisPartyObject party, NdisStatus status, CoCallParameters parameters) => _boundary.Call(
        new DdiEvent("ProtocolClAddPartyComplete", _name, party) { Status = status, Parameters = parameters },
        (driver, party, status, parameters),
        static a => a.driver.AddPartyComplete(
            a.status, a.party.ClientContext, a.status.IsSuccess ? a.party.ClientHandle : null, a.parameters));

    public void DropPartyComplete(NdisPartyObject party, NdisStatus status) => _boundary.Call(
        _name,
        "ProtocolClDropPartyComplete",
        party,
        status,
        (driver, party, status),
        static a => a.driver.DropPartyComplete(a.status, a.party.ClientContext));

    public void IncomingDropParty(NdisPartyObject party, NdisStatus status, ReadOnlyMemory<byte> closeData) => _boundary.Call(
        _name,
        "ProtocolClIncomingDropParty",
        party,
        status,
        (driver, party, status, closeData),
        static a => a.driver.IncomingDropParty(a.status, a.party.ClientContext, a.closeData));

    public void ModifyCallQoSComplete(NdisVcObject vc, NdisStatus status, CoCallParameters parameters) => _boundary.Call(
        new DdiEvent("ProtocolClModifyCallQoSComplete", _name, vc) { Status = status, Parameters = parameters },
        (driver, vc, status, parameters),
        static a => a.driver.ModifyCallQoSComplete(a.status, a.vc.ClientContext, a.parameters));

    public void IncomingCallQoSChange(NdisVcObject vc, CoCallParameters parameters) => _boundary.Call(
        new DdiEvent("ProtocolClIncomingCallQoSChange", _name, vc) { Status = NdisStatus.Success, Parameters = parameters },
        (driver, vc, parameters),
        static a => a.driver.IncomingCallQoSChange(a.vc.ClientContext, a.parameters));

    public NdisStatus IncomingCall(NdisVcObject vc, NdisSapObject sap, CoCallParameters parameters) => _boundary.Call(
        new DdiEvent("ProtocolClIncomingCall", _name, vc) { Other = sap, Parameters = parameters },
        (driver, vc, sap, parameters),
        static a => a.driver.IncomingCall(a.sap.ClientContext, a.vc.ClientContext, a.parameters));

    public void CallConnected(NdisVcObject vc) => _boundary.Call(
        _name,
        "ProtocolClCallConnected",
        vc,
        NdisStatus.Success,
        (driver, vc),
        static a => a.driver.CallConnected(a.vc.ClientContext));

    public void IncomingCloseCall(NdisVcObject vc, NdisStatus status, ReadOnlyMemory<byte> closeData) => _boundary.Call(
        _name,
        "ProtocolClIncomingCloseCall",
        vc,
        status,
        (driver, vc, status, closeData),
        static a => a.driver.IncomingCloseCall(a.status, a.vc.ClientContext, a.closeData));

    public NdisStatus OidRequest(NdisAfInstance af, NdisVcObject? vc, NdisPartyObject? party, NdisOidRequest request) =>
        _boundary.Call(
            new DdiEvent("ProtocolCoOidRequest", _name, (ITraced?)vc ?? af) { Other = request, Context = party },
            (driver, af, vc, party, request),
            static a => a.driver.OidRequest(a.af.ClientContext, a.vc?.ClientContext, a.party?.ClientContext, a.request));

    public void OidRequestComplete(
        NdisAfInstance? af, NdisVcObject? vc, NdisPartyObject? party, NdisOidRequest request, NdisStatus status) =>
        _boundary.Call(
            new DdiEvent("ProtocolCoOidRequestComplete", _name, (ITraced?)vc ?? (ITraced?)af ?? binding.Adapter)
            {
                Status = status,
                Context = request,
            },
            (driver, af, vc, party, request, status),
            static a => a.driver.OidRequestComplete(
                a.af?.ClientContext, a.vc?.ClientContext, a.party?.ClientContext, a.request, a.status));
}
