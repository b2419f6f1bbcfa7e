namespace UserCoNdis.TestKit;

/// <summary>Names OIDs and entry points that a test exercises beside the catalogue of sequences; docs/ddi-map.md is made of these.</summary>
/// <param name="names">WDK names: <c>OID_WAN_CO_GET_INFO</c>, <c>NdisCoGetTapiCallId</c>; <c>OID_WAN_CO_*</c> for all that begin so.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CoversAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
