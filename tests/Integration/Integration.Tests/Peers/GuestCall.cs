namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>What happens on the guest's serial line before PPP; the names are the init script's.</summary>
internal enum GuestCall
{
    /// <summary>Nothing: a null-modem line.</summary>
    Direct,

    /// <summary>The guest is a modem that takes commands and connects on ATD.</summary>
    Modem,

    /// <summary>The guest is a modem with an incoming call: RING until ATA.</summary>
    ModemRinging,

    /// <summary>The guest uses a modem of ours: ATZ, ATDT, CONNECT.</summary>
    Dials,

    /// <summary>The guest uses a modem of ours: waits for RING, sends ATA.</summary>
    Answers,
}
