using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The family TAPI_PROXY, opened by one client.</summary>
internal sealed class LineAf(McmAf handle)
{
    public McmAf Handle { get; } = handle;

    public List<LineSap> Saps { get; } = [];

    /// <summary>Gets or sets how many calls of this client there are: the family is not closed before (R041).</summary>
    public int Calls { get; set; }
}
