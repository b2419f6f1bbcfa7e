namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The modem's share of one VC.</summary>
internal sealed class ModemVc(LineAf af, bool isOurs) : LineVc(af, isOurs)
{
    public string Number { get; set; } = string.Empty;
}
