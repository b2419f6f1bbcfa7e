using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>One driver that shares a VC: its handle of the VC, and its own context for it (contract 1.5).</summary>
internal sealed class VcHolder(string driverName, ProtocolBinding? binding, NdisVc handle)
{
    public string DriverName => driverName;

    /// <summary>The binding over which it holds the VC; null for a miniport and an MCM.</summary>
    public ProtocolBinding? Binding => binding;

    public NdisVc Handle => handle;

    public object? Context { get; set; }
}
