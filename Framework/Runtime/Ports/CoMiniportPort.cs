using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A plain connection-oriented miniport: each VC callback goes through the adapter's boundary.</summary>
internal sealed class CoMiniportPort(NdisAdapter adapter, ICoMiniport driver) : MiniportPort(driver.Name)
{
    private readonly MiniportAdapterHandle _handle = new(adapter);

    public override CallManagerPort? CallManager => null;

    public override CoMiniportPort? VcCallbacks => this;

    public override NdisStatus Initialize(out object? context) => driver.InitializeEx(_handle, out context);

    public NdisStatus CreateVc(NdisVcObject vc) => adapter.Boundary.Call(
        DriverName,
        "MiniportCoCreateVc",
        vc,
        (driver, vc),
        static a =>
        {
            VcHolder holder = a.vc.MiniportHolder;
            NdisStatus status = a.driver.CreateVc(a.vc.Adapter.MiniportContext, (MiniportVc)holder.Handle, out object? context);
            if (status.IsSuccess)
            {
                holder.Context = context;
            }

            return status;
        });

    public NdisStatus DeleteVc(NdisVcObject vc) => adapter.Boundary.Call(
        DriverName,
        "MiniportCoDeleteVc",
        vc,
        (driver, vc),
        static a => a.driver.DeleteVc(a.vc.MiniportHolder.Context));

    public NdisStatus ActivateVc(NdisVcObject vc, CoCallParameters parameters) => adapter.Boundary.Call(
        new DdiEvent("MiniportCoActivateVc", DriverName, vc) { Parameters = parameters },
        (driver, vc, parameters),
        static a => a.driver.ActivateVc(a.vc.MiniportHolder.Context, a.parameters));

    public NdisStatus DeactivateVc(NdisVcObject vc) => adapter.Boundary.Call(
        DriverName,
        "MiniportCoDeactivateVc",
        vc,
        (driver, vc),
        static a => a.driver.DeactivateVc(a.vc.MiniportHolder.Context));
}
