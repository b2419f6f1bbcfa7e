namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Prolific's chips, as far as they differ for a driver.</summary>
internal enum Pl2303Type
{
    /// <summary>The first ones, PL2303 and PL2303H.</summary>
    H,

    /// <summary>PL2303X, HX, XA, HXA.</summary>
    Hx,

    /// <summary>PL2303TA.</summary>
    Ta,

    /// <summary>PL2303TB.</summary>
    Tb,

    /// <summary>PL2303HXD, EA, RA, SA.</summary>
    Hxd,

    /// <summary>PL2303G: GC, GS, GL, GT, GE, GB, GR. Registers of their own.</summary>
    Hxn,
}
