namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Where the VC stands that offers a connected call to the client above (4.17 steps 9-12).</summary>
internal enum BridgePhase
{
    /// <summary>NdisCmDispatchIncomingCall was called; the client has not answered.</summary>
    Offered,

    /// <summary>The client has the call.</summary>
    Connected,

    /// <summary>The client was told to close.</summary>
    CloseIndicated,

    /// <summary>The VC is gone.</summary>
    Closed,
}
