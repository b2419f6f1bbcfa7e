namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>FTDI's chips, as far as they differ for a driver.</summary>
internal enum FtdiChipType
{
    /// <summary>FT8U100AX: ten speeds, no latency timer.</summary>
    Sio,

    /// <summary>FT8U232AM, FT8U245AM: divisors in steps of 0, 1/8, 1/4 and 1/2, no latency timer.</summary>
    Am,

    /// <summary>FT232B, FT245B: divisors in eighths.</summary>
    B,

    /// <summary>FT2232C and D: two of them.</summary>
    Ft2232C,

    /// <summary>FT232R, FT245R.</summary>
    R,

    /// <summary>FT2232H: two ports, high speed, a clock of 12 MHz.</summary>
    Ft2232H,

    /// <summary>FT4232H: four ports.</summary>
    Ft4232H,

    /// <summary>FT232H: one port.</summary>
    Ft232H,

    /// <summary>FT230X, FT231X, FT234X, FT201X and others: full speed.</summary>
    X,
}
