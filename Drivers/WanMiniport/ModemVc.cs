using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The miniport's share of one VC.</summary>
internal sealed class ModemVc(ModemAf af, bool isOurs)
{
    public ModemStatistics Statistics;

    public ModemAf Af { get; } = af;

    /// <summary>Gets whether this miniport made the VC and has to delete it.</summary>
    public bool IsOurs { get; } = isOurs;

    public McmVc Handle { get; set; } = null!; // set before anybody can ask for it

    public CoCallParameters? Parameters { get; set; }

    public string Number { get; set; } = string.Empty;

    public bool IsActive { get; set; }

    /// <summary>Gets or sets whether a MakeCall waits for its completion.</summary>
    public bool IsMakeCallPending { get; set; }

    public NdisWanCoLinkInfo LinkInfo { get; set; }

    /// <summary>Gets or sets whether a PPP frame came since the link's parameters were set (R290).</summary>
    public bool HasDetectedPpp { get; set; }

    /// <summary>Gets or sets how the call ended; null: it has not.</summary>
    public CoTapiDiagInfo? Ending { get; set; }
}
