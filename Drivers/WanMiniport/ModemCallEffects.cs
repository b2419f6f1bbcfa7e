namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>What the miniport does after the state is set, in this order.</summary>
[Flags]
internal enum ModemCallEffects
{
    None = 0,

    /// <summary>Make the modem ready; its readiness or failure follows.</summary>
    Prepare = 1,

    /// <summary>Dial.</summary>
    Dial = 2,

    /// <summary>Make a VC and offer the call (4.18).</summary>
    Offer = 4,

    /// <summary>Answer.</summary>
    Answer = 8,

    /// <summary>NdisMCmActivateVc, with the connect speed in the parameters (R312, R313).</summary>
    Activate = 16,

    /// <summary>NdisMCmMakeCallComplete with success.</summary>
    CompleteMakeCall = 32,

    /// <summary>NdisMCmMakeCallComplete with why it failed.</summary>
    FailMakeCall = 64,

    /// <summary>NdisMCmDispatchCallConnected.</summary>
    TellConnected = 128,

    /// <summary>Complete every send, also those that the link still has (T49).</summary>
    FlushSends = 256,

    /// <summary>NdisMCmDispatchIncomingCloseCall.</summary>
    IndicateClose = 512,

    /// <summary>Hang up.</summary>
    HangUp = 1024,

    /// <summary>Forget an offered call that was refused; the VC is ours and goes.</summary>
    DropOffer = 2048,

    /// <summary>Go on as soon as nothing is out.</summary>
    AwaitFrames = 4096,

    /// <summary>NdisMCmDeactivateVc if active, NdisMCmCloseCallComplete, NdisMCmDeleteVc if the VC is ours.</summary>
    CompleteClose = 8192,
}
