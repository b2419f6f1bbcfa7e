namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What moves a line.</summary>
internal enum TapiLineEvent
{
    Open,
    SapsRegistered,
    SapsRefused,
    Close,
    CallsGone,
    SapsGone,
}
