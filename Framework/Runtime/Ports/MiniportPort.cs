using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>NDIS's way to an adapter's miniport: what differs between the two shapes (contract 1.3). What they share is called
/// through <see cref="NdisAdapter.Miniport"/>.</summary>
internal abstract class MiniportPort(string driverName)
{
    public string DriverName => driverName;

    /// <summary>The call manager inside the miniport; null: it has none, stand-alone call managers bind to it.</summary>
    public abstract CallManagerPort? CallManager { get; }

    /// <summary>The miniport's VC callbacks; null: it is an MCM, which has none (R008, R080).</summary>
    public abstract CoMiniportPort? VcCallbacks { get; }

    public abstract NdisStatus Initialize(out object? context);
}
