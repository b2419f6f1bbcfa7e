namespace UserCoNdis.Framework.Contracts;

/// <summary>What an address can do (LINE_ADDRESS_CAPS, TAPI 3.0 layout).</summary>
/// <remarks>The members in the header's order, without their "ul". Source: contract 5.5.</remarks>
public partial record struct LineAddressCaps
{
    /// <summary>ulLineDeviceID.</summary>
    public uint LineDeviceId;

    /// <summary>Address.</summary>
    public VarData Address;

    /// <summary>DevSpecific.</summary>
    public VarData DevSpecific;

    /// <summary>ulAddressSharing.</summary>
    public uint AddressSharing;

    /// <summary>ulAddressStates.</summary>
    public uint AddressStates;

    /// <summary>ulCallInfoStates.</summary>
    public uint CallInfoStates;

    /// <summary>ulCallerIDFlags.</summary>
    public uint CallerIdFlags;

    /// <summary>ulCalledIDFlags.</summary>
    public uint CalledIdFlags;

    /// <summary>ulConnectedIDFlags.</summary>
    public uint ConnectedIdFlags;

    /// <summary>ulRedirectionIDFlags.</summary>
    public uint RedirectionIdFlags;

    /// <summary>ulRedirectingIDFlags.</summary>
    public uint RedirectingIdFlags;

    /// <summary>ulCallStates: the states that a call can come to.</summary>
    public LineCallState CallStates;

    /// <summary>ulDialToneModes.</summary>
    public uint DialToneModes;

    /// <summary>ulBusyModes.</summary>
    public uint BusyModes;

    /// <summary>ulSpecialInfo.</summary>
    public uint SpecialInfo;

    /// <summary>ulDisconnectModes: the reasons that can be told.</summary>
    public LineDisconnectMode DisconnectModes;

    /// <summary>ulMaxNumActiveCalls.</summary>
    public uint MaxNumActiveCalls;

    /// <summary>ulMaxNumOnHoldCalls.</summary>
    public uint MaxNumOnHoldCalls;

    /// <summary>ulMaxNumOnHoldPendingCalls.</summary>
    public uint MaxNumOnHoldPendingCalls;

    /// <summary>ulMaxNumConference.</summary>
    public uint MaxNumConference;

    /// <summary>ulMaxNumTransConf.</summary>
    public uint MaxNumTransConf;

    /// <summary>ulAddrCapFlags.</summary>
    public uint AddrCapFlags;

    /// <summary>ulCallFeatures.</summary>
    public uint CallFeatures;

    /// <summary>ulRemoveFromConfCaps.</summary>
    public uint RemoveFromConfCaps;

    /// <summary>ulRemoveFromConfState.</summary>
    public uint RemoveFromConfState;

    /// <summary>ulTransferModes.</summary>
    public uint TransferModes;

    /// <summary>ulParkModes.</summary>
    public uint ParkModes;

    /// <summary>ulForwardModes.</summary>
    public uint ForwardModes;

    /// <summary>ulMaxForwardEntries.</summary>
    public uint MaxForwardEntries;

    /// <summary>ulMaxSpecificEntries.</summary>
    public uint MaxSpecificEntries;

    /// <summary>ulMinFwdNumRings.</summary>
    public uint MinFwdNumRings;

    /// <summary>ulMaxFwdNumRings.</summary>
    public uint MaxFwdNumRings;

    /// <summary>ulMaxCallCompletions.</summary>
    public uint MaxCallCompletions;

    /// <summary>ulCallCompletionConds.</summary>
    public uint CallCompletionConds;

    /// <summary>ulCallCompletionModes.</summary>
    public uint CallCompletionModes;

    /// <summary>ulNumCompletionMessages.</summary>
    public uint NumCompletionMessages;

    /// <summary>ulCompletionMsgTextEntrySize.</summary>
    public uint CompletionMsgTextEntrySize;

    /// <summary>CompletionMsgText.</summary>
    public VarData CompletionMsgText;

    /// <summary>ulAddressFeatures.</summary>
    public uint AddressFeatures;

    /// <summary>ulPredictiveAutoTransferStates.</summary>
    public uint PredictiveAutoTransferStates;

    /// <summary>ulNumCallTreatments.</summary>
    public uint NumCallTreatments;

    /// <summary>CallTreatmentList.</summary>
    public VarData CallTreatmentList;

    /// <summary>DeviceClasses.</summary>
    public VarData DeviceClasses;

    /// <summary>ulMaxCallDataSize.</summary>
    public uint MaxCallDataSize;

    /// <summary>ulCallFeatures2.</summary>
    public uint CallFeatures2;

    /// <summary>ulMaxNoAnswerTimeout.</summary>
    public uint MaxNoAnswerTimeout;

    /// <summary>ulConnectedModes.</summary>
    public uint ConnectedModes;

    /// <summary>ulOfferingModes.</summary>
    public uint OfferingModes;

    /// <summary>ulAvailableMediaModes.</summary>
    public LineMediaModes AvailableMediaModes;
}
