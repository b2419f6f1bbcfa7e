namespace UserCoNdis.Transport.Links;

/// <summary>The control circuits of a serial port (ITU-T V.24), as seen from the DTE.</summary>
[Flags]
public enum ModemLines
{
    /// <summary>No line.</summary>
    None = 0,

    /// <summary>Data terminal ready, circuit 108/2; an output.</summary>
    Dtr = 1,

    /// <summary>Request to send, circuit 105/133; an output.</summary>
    Rts = 2,

    /// <summary>Clear to send, circuit 106; an input.</summary>
    Cts = 4,

    /// <summary>Data set ready, circuit 107; an input.</summary>
    Dsr = 8,

    /// <summary>Data carrier detect, circuit 109; an input.</summary>
    Dcd = 16,

    /// <summary>Ring indicator, circuit 125; an input.</summary>
    Ri = 32,

    /// <summary>The lines a DTE drives.</summary>
    Outputs = Dtr | Rts,

    /// <summary>The lines a DTE reads.</summary>
    Inputs = Cts | Dsr | Dcd | Ri,
}
