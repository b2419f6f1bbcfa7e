namespace UserCoNdis.Transport.Usb;

/// <summary>The two forms of an NTB; the values are those of SET_NTB_FORMAT (NCM 1.0, 6.2.5).</summary>
internal enum NtbFormat
{
    /// <summary>Indexes and lengths of 16 bits.</summary>
    Ntb16 = 0,

    /// <summary>Indexes and lengths of 32 bits.</summary>
    Ntb32 = 1,
}
