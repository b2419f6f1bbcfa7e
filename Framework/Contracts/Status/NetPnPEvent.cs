namespace UserCoNdis.Framework.Contracts;

/// <summary>What NDIS tells a protocol about its binding (NET_PNP_EVENT_CODE).</summary>
public enum NetPnPEvent
{
    /// <summary>NetEventSetPower.</summary>
    SetPower = 0,

    /// <summary>NetEventQueryPower.</summary>
    QueryPower = 1,

    /// <summary>NetEventQueryRemoveDevice.</summary>
    QueryRemoveDevice = 2,

    /// <summary>NetEventCancelRemoveDevice.</summary>
    CancelRemoveDevice = 3,

    /// <summary>NetEventReconfigure.</summary>
    Reconfigure = 4,

    /// <summary>NetEventBindList.</summary>
    BindList = 5,

    /// <summary>NetEventBindsComplete.</summary>
    BindsComplete = 6,

    /// <summary>NetEventPnPCapabilities.</summary>
    PnPCapabilities = 7,

    /// <summary>NetEventPause: no send from now on, and received frames go back (contract 3.1).</summary>
    Pause = 8,

    /// <summary>NetEventRestart: data may flow once the event has succeeded.</summary>
    Restart = 9,
}
