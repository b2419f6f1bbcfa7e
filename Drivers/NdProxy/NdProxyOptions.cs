using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Which families NDPROXY opens.</summary>
public sealed record NdProxyOptions
{
    /// <summary>Gets the families besides TAPI_PROXY whose call managers answer the TAPI objects: call parameters and SAPs
    /// are translated by them (contract 5.5, TRANSLATE).</summary>
    public IReadOnlyCollection<uint> TranslatedFamilies { get; init; } = [];

    internal bool Wants(CoAddressFamily family) =>
        family.AddressFamily == CoAddressFamily.TapiProxy || TranslatedFamilies.Contains(family.AddressFamily);
}
