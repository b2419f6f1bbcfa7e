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
}
