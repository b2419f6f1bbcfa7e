using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A stand-alone call manager on one binding.</summary>
internal sealed class CmPort(ProtocolBinding binding, ICallManagerProtocol driver)
    : DriverCallManagerPort<CmAf, CmSap, CmVc>(binding.Adapter.Boundary, driver.Name, driver)
{
    protected override object? BindingContext => binding.Context;

    public override ProtocolBinding Binding => binding;

    public override CallManagerAf NewAfHandle(NdisAfInstance af) => new CmAfHandle(af);

    public override CallManagerSap NewSapHandle(NdisSapObject sap) => new CmSapHandle(sap);

    public override NdisVc NewVcHandle(NdisVcObject vc) => new CmVcHandle(vc);

    public void ActivateVcComplete(NdisVcObject vc, NdisStatus status, CoCallParameters parameters) =>
        binding.Adapter.Boundary.Call(
            new DdiEvent("ProtocolCmActivateVcComplete", DriverName, vc) { Status = status, Parameters = parameters },
            (driver, vc, status, parameters),
            static a => a.driver.ActivateVcComplete(a.status, a.vc.CallManagerContext, a.parameters));

    public void DeactivateVcComplete(NdisVcObject vc, NdisStatus status) => binding.Adapter.Boundary.Call(
        DriverName,
        "ProtocolCmDeactivateVcComplete",
        vc,
        status,
        (driver, vc, status),
        static a => a.driver.DeactivateVcComplete(a.status, a.vc.CallManagerContext));
}
