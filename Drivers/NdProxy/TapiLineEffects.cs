namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What the line does after its state is set, in this order.</summary>
[Flags]
internal enum TapiLineEffects
{
    None = 0,

    /// <summary>NdisClRegisterSap for the media modes that an owner wants and no handle has yet (5.7 item 3).</summary>
    RegisterSaps = 1,

    /// <summary>NdisClCloseCall for every call (4.19).</summary>
    DropCalls = 2,

    /// <summary>NdisClDeregisterSap.</summary>
    DeregisterSaps = 4,

    /// <summary>Tell whoever waits for the end.</summary>
    TellClosed = 8,
}
