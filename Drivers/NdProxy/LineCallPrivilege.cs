namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What an application that opens a line wants of incoming calls (LINECALLPRIVILEGE_).</summary>
[Flags]
public enum LineCallPrivilege
{
    /// <summary>LINECALLPRIVILEGE_NONE: it makes calls only.</summary>
    None = 0x1,

    /// <summary>LINECALLPRIVILEGE_MONITOR: it looks at calls of others; nothing is registered for it (5.7 item 3).</summary>
    Monitor = 0x2,

    /// <summary>LINECALLPRIVILEGE_OWNER: calls with its media modes are offered to it.</summary>
    Owner = 0x4,
}
