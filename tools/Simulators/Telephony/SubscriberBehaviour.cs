namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>How a number takes calls.</summary>
public enum SubscriberBehaviour
{
    /// <summary>It rings when it is free.</summary>
    Normal,

    /// <summary>It is always busy.</summary>
    Busy,

    /// <summary>It rings where nobody hears it.</summary>
    NoAnswer,

    /// <summary>Its line is dead: no dial tone when it calls, and nothing but silence for who calls it.</summary>
    NoDialTone,
}
