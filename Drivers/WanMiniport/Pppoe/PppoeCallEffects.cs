namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>What the miniport does after the state is set, in this order.</summary>
[Flags]
internal enum PppoeCallEffects
{
    None = 0,

    /// <summary>Look for a concentrator.</summary>
    Discover = 1,

    /// <summary>Make a VC and offer the call (4.18).</summary>
    Offer = 2,

    /// <summary>Answer the PADR with an error.</summary>
    Refuse = 4,

    /// <summary>Answer the PADR with a session, if it is we who give it; frames find the VC from here on.</summary>
    OpenSession = 8,

    /// <summary>NdisMCmActivateVc, with the speed in the parameters (R312, R313).</summary>
    Activate = 16,

    /// <summary>NdisMCmMakeCallComplete with success.</summary>
    CompleteMakeCall = 32,

    /// <summary>NdisMCmDispatchCallConnected.</summary>
    TellConnected = 64,

    /// <summary>Complete every send that the link does not have (T49).</summary>
    AbortSends = 128,

    /// <summary>The session is over at the far end, or there is none: frames find the VC no more.</summary>
    ForgetSession = 256,

    /// <summary>Send a PADT; frames find the VC no more.</summary>
    Terminate = 512,

    /// <summary>Stop looking, and NdisMCmMakeCallComplete with why; a session that comes late is ended by discovery itself.</summary>
    FailMakeCall = 1024,

    /// <summary>Forget an offered call that was refused; the VC is ours and goes.</summary>
    DropOffer = 2048,

    /// <summary>NdisMCmDispatchIncomingCloseCall.</summary>
    IndicateClose = 4096,

    /// <summary>Go on as soon as the link has given back what it has.</summary>
    AwaitSends = 8192,

    /// <summary>Go on as soon as nothing is out.</summary>
    AwaitFrames = 16384,

    /// <summary>NdisMCmDeactivateVc if active, NdisMCmCloseCallComplete, NdisMCmDeleteVc if the VC is ours.</summary>
    CompleteClose = 32768,
}
