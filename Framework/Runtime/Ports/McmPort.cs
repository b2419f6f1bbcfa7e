using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The call-manager half of an adapter's MCM.</summary>
internal sealed class McmPort(NdisAdapter adapter, IMcmMiniport driver)
    : DriverCallManagerPort<McmAf, McmSap, McmVc>(adapter.Boundary, driver.Name, driver)
{
    public override ProtocolBinding? Binding => null;

    protected override object? BindingContext => adapter.MiniportContext;

    public override CallManagerAf NewAfHandle(NdisAfInstance af) => new McmAfHandle(af);

    public override CallManagerSap NewSapHandle(NdisSapObject sap) => new McmSapHandle(sap);

    public override NdisVc NewVcHandle(NdisVcObject vc) => new McmVcHandle(vc);
}
