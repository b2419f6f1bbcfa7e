namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What moves a session: the call manager below, the upper layer, its own lines and clients.</summary>
internal enum TapiSessionEvent
{
    Begin,
    AfOpened,
    AfNotOpened,
    Enumerated,
    NotEnumerated,
    End,
    LinesClosed,
    ClientsClosed,
    AfClosed,
}
