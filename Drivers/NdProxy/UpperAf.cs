using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The family TAPI, opened by one client above.</summary>
internal sealed class UpperAf(ProxyAdapter adapter, CmAf handle)
{
    public ProxyAdapter Adapter { get; } = adapter;

    public CmAf Handle { get; } = handle;

    public List<UpperSap> Saps { get; } = [];

    /// <summary>Gets or sets whether the client was asked to close, which happens once (R048).</summary>
    public bool IsNotified { get; set; }
}
