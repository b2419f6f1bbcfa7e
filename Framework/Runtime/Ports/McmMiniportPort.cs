using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>An adapter whose miniport manages its calls itself.</summary>
internal sealed class McmMiniportPort(NdisAdapter adapter, IMcmMiniport driver) : MiniportPort(driver.Name)
{
    private readonly McmAdapterHandle _handle = new(adapter);

    public override CallManagerPort? CallManager { get; } = new McmPort(adapter, driver);

    public override CoMiniportPort? VcCallbacks => null;

    public override NdisStatus Initialize(out object? context) => driver.InitializeEx(_handle, out context);
}
