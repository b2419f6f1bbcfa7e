namespace UserCoNdis.Framework.Contracts;

/// <summary>A miniport that manages its calls itself (MCM).</summary>
/// <remarks>It has no create, activate, deactivate or delete VC handler as a miniport (R008): those would not compile.
/// Its two OID handlers are two interface members (R010).</remarks>
public interface IMcmMiniport : ICoMiniportEdge, ICallManager<McmAf, McmSap, McmVc>
{
    /// <summary>Starts the adapter; the last step is to register its families (R021).</summary>
    /// <param name="adapter">The adapter's handle, valid until HaltEx has completed.</param>
    /// <param name="miniportAdapterContext">The driver's own, given to its callbacks.</param>
    /// <returns>Never pending. Anything but success: no protocol ever sees the adapter.</returns>
    [Ddi("MiniportInitializeEx")]
    NdisStatus InitializeEx(McmAdapter adapter, out object? miniportAdapterContext);
}
