using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The family TAPI_PROXY, opened by one client.</summary>
internal sealed class ModemAf(McmAf handle)
{
    public McmAf Handle { get; } = handle;

    public List<ModemSap> Saps { get; } = [];
}
