namespace UserCoNdis.Framework.Contracts;

/// <summary>What NDIS tells a miniport about its device (NDIS_DEVICE_PNP_EVENT).</summary>
public enum NdisDevicePnPEvent
{
    /// <summary>NdisDevicePnPEventQueryRemoved.</summary>
    QueryRemoved = 0,

    /// <summary>NdisDevicePnPEventRemoved.</summary>
    Removed = 1,

    /// <summary>NdisDevicePnPEventSurpriseRemoved: the device is gone; OIDs are NOT_ACCEPTED until HaltEx (R248).</summary>
    SurpriseRemoved = 2,

    /// <summary>NdisDevicePnPEventQueryStopped.</summary>
    QueryStopped = 3,

    /// <summary>NdisDevicePnPEventStopped.</summary>
    Stopped = 4,

    /// <summary>NdisDevicePnPEventPowerProfileChanged.</summary>
    PowerProfileChanged = 5,

    /// <summary>NdisDevicePnPEventFilterListChanged.</summary>
    FilterListChanged = 6,
}
