namespace UserCoNdis.Framework.Contracts;

/// <summary>What is known of a call (LINE_CALL_INFO, TAPI 3.0 layout).</summary>
/// <remarks>The members in the header's order, without their "ul". Source: contract 5.5.</remarks>
public partial record struct LineCallInfo
{
    /// <summary>hLine: the application's handle; 0 below TAPI.</summary>
    public uint Line;

    /// <summary>ulLineDeviceID.</summary>
    public uint LineDeviceId;

    /// <summary>ulAddressID.</summary>
    public uint AddressId;

    /// <summary>ulBearerMode.</summary>
    public LineBearerModes BearerMode;

    /// <summary>ulRate: bit/s.</summary>
    public uint Rate;

    /// <summary>ulMediaMode.</summary>
    public LineMediaModes MediaMode;

    /// <summary>ulAppSpecific.</summary>
    public uint AppSpecific;

    /// <summary>ulCallID.</summary>
    public uint CallId;

    /// <summary>ulRelatedCallID.</summary>
    public uint RelatedCallId;

    /// <summary>ulCallParamFlags: LINECALLPARAMFLAGS_.</summary>
    public uint CallParamFlags;

    /// <summary>ulCallStates: the states that a call can come to.</summary>
    public LineCallState CallStates;

    /// <summary>ulMonitorDigitModes.</summary>
    public uint MonitorDigitModes;

    /// <summary>ulMonitorMediaModes.</summary>
    public LineMediaModes MonitorMediaModes;

    /// <summary>DialParams.</summary>
    public LineDialParams DialParams;

    /// <summary>ulOrigin.</summary>
    public LineCallOrigin Origin;

    /// <summary>ulReason.</summary>
    public LineCallReason Reason;

    /// <summary>ulCompletionID.</summary>
    public uint CompletionId;

    /// <summary>ulNumOwners.</summary>
    public uint NumOwners;

    /// <summary>ulNumMonitors.</summary>
    public uint NumMonitors;

    /// <summary>ulCountryCode.</summary>
    public uint CountryCode;

    /// <summary>ulTrunk.</summary>
    public uint Trunk;

    /// <summary>ulCallerIDFlags.</summary>
    public uint CallerIdFlags;

    /// <summary>CallerID: empty when the network told none.</summary>
    public VarData CallerId;

    /// <summary>CallerIDName.</summary>
    public VarData CallerIdName;

    /// <summary>ulCalledIDFlags.</summary>
    public uint CalledIdFlags;

    /// <summary>CalledID.</summary>
    public VarData CalledId;

    /// <summary>CalledIDName.</summary>
    public VarData CalledIdName;

    /// <summary>ulConnectedIDFlags.</summary>
    public uint ConnectedIdFlags;

    /// <summary>ConnectedID.</summary>
    public VarData ConnectedId;

    /// <summary>ConnectedIDName.</summary>
    public VarData ConnectedIdName;

    /// <summary>ulRedirectionIDFlags.</summary>
    public uint RedirectionIdFlags;

    /// <summary>RedirectionID.</summary>
    public VarData RedirectionId;

    /// <summary>RedirectionIDName.</summary>
    public VarData RedirectionIdName;

    /// <summary>ulRedirectingIDFlags.</summary>
    public uint RedirectingIdFlags;

    /// <summary>RedirectingID.</summary>
    public VarData RedirectingId;

    /// <summary>RedirectingIDName.</summary>
    public VarData RedirectingIdName;

    /// <summary>AppName.</summary>
    public VarData AppName;

    /// <summary>DisplayableAddress.</summary>
    public VarData DisplayableAddress;

    /// <summary>CalledParty.</summary>
    public VarData CalledParty;

    /// <summary>Comment.</summary>
    public VarData Comment;

    /// <summary>Display.</summary>
    public VarData Display;

    /// <summary>UserUserInfo.</summary>
    public VarData UserUserInfo;

    /// <summary>HighLevelComp.</summary>
    public VarData HighLevelComp;

    /// <summary>LowLevelComp.</summary>
    public VarData LowLevelComp;

    /// <summary>ChargingInfo.</summary>
    public VarData ChargingInfo;

    /// <summary>TerminalModes.</summary>
    public VarData TerminalModes;

    /// <summary>DevSpecific.</summary>
    public VarData DevSpecific;

    /// <summary>ulCallTreatment.</summary>
    public uint CallTreatment;

    /// <summary>CallData.</summary>
    public VarData CallData;

    /// <summary>SendingFlowspec.</summary>
    public VarData SendingFlowspec;

    /// <summary>ReceivingFlowspec.</summary>
    public VarData ReceivingFlowspec;

    /// <summary>ulCallerIDAddressType.</summary>
    public uint CallerIdAddressType;

    /// <summary>ulCalledIDAddressType.</summary>
    public uint CalledIdAddressType;

    /// <summary>ulConnectedIDAddressType.</summary>
    public uint ConnectedIdAddressType;

    /// <summary>ulRedirectionIDAddressType.</summary>
    public uint RedirectionIdAddressType;

    /// <summary>ulRedirectingIDAddressType.</summary>
    public uint RedirectingIdAddressType;
}
