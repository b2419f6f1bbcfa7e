namespace UserCoNdis.Transport.Links.InProcess;

/// <summary>How the control circuits of a loop link's two ends are connected.</summary>
public enum LoopWiring
{
    /// <summary>Both ends are DTEs on a null modem: DTR is the other's DSR and DCD, RTS the other's CTS.</summary>
    NullModem,

    /// <summary>A straight cable: end A is the DTE, end B the DCE, which drives CTS, DSR, DCD and RI and reads DTR and RTS.</summary>
    Dce,

    /// <summary>Three wires: no control circuits.</summary>
    None,
}
