namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The bitmap of a SERIAL_STATE notification (PSTN 1.2, 6.5.4, table 31); all but the first two reset themselves.</summary>
[Flags]
internal enum CdcSerialState
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>bRxCarrier: DCD.</summary>
    Carrier = 1,

    /// <summary>bTxCarrier: DSR.</summary>
    DataSetReady = 2,

    /// <summary>bBreak.</summary>
    Break = 4,

    /// <summary>bRingSignal.</summary>
    Ring = 8,

    /// <summary>bFraming.</summary>
    Framing = 16,

    /// <summary>bParity.</summary>
    Parity = 32,

    /// <summary>bOverRun.</summary>
    Overrun = 64,

    /// <summary>What is counted.</summary>
    Errors = Break | Framing | Parity | Overrun,
}
