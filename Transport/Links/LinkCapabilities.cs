namespace UserCoNdis.Transport.Links;

/// <summary>What a link can do beyond carrying data.</summary>
[Flags]
public enum LinkCapabilities
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>It has modem lines: <see cref="ILink.Lines"/> is not null.</summary>
    ModemLines = 1,

    /// <summary>It can send a break condition.</summary>
    Break = 2,

    /// <summary>It takes or gives more than one frame a system call.</summary>
    Batching = 4,

    /// <summary>Leased memory goes to the device (or the kernel) without being copied in this process.</summary>
    ZeroCopy = 8,

    /// <summary>It is a terminal device: bytes can be paced by a line speed.</summary>
    LineSpeed = 16,

    /// <summary>It counts parity, framing and overrun errors.</summary>
    ErrorCounters = 32,
}
