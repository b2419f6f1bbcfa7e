namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Where the call on a VC stands.</summary>
public enum PppoeCallState
{
    /// <summary>There is none.</summary>
    Idle,

    /// <summary>MakeCall is pending; PADI or PADR are out.</summary>
    Discovering,

    /// <summary>A PADR is waiting for the client's word.</summary>
    Offered,

    /// <summary>The VC is active, the session runs.</summary>
    Active,

    /// <summary>The far end ended the session; frames that the link still has are waited for before the client is told (T49).</summary>
    Ending,

    /// <summary>The call ended by itself; the client was told and has to close it (R196).</summary>
    Released,

    /// <summary>CloseCall is pending; frames are still out, and the VC cannot be deactivated before they are back (R115).</summary>
    Draining,
}
