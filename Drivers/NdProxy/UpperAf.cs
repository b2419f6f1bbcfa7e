using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The family TAPI, opened by one client above.</summary>
internal sealed class UpperAf(ProxyAdapter adapter, CmAf handle)
{
    public ProxyAdapter Adapter { get; } = adapter;

    public CmAf Handle { get; } = handle;

    public List<UpperSap> Saps { get; } = [];

    /// <summary>Set while the client was asked to close and has not finished.</summary>
    public bool NotifyPending { get; set; }
}
