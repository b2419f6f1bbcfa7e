using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A stand-alone call manager on one binding.</summary>
internal sealed class CmPort(ProtocolBinding binding, ICallManagerProtocol driver)
    : DriverCallManagerPort<CmAf, CmSap, CmVc>(binding.Adapter.Boundary, driver.Name, driver)
{
    protected override object? BindingContext => binding.Context;

    public ProtocolBinding Binding => binding;

    public override CallManagerAf NewAfHandle(NdisAfInstance af) => new CmAfHandle(af);

    public override CallManagerSap NewSapHandle(NdisSapObject sap) => new CmSapHandle(sap);

    public override NdisVc NewVcHandle(NdisVcObject vc) => new CmVcHandle(vc);
}
