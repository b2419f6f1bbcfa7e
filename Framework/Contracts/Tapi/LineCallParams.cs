namespace UserCoNdis.Framework.Contracts;

/// <summary>How a call is wanted (LINE_CALL_PARAMS, TAPI 3.0 layout).</summary>
/// <remarks>The members in the header's order, without their "ul". Source: contract 5.5.</remarks>
public partial record struct LineCallParams
{
    /// <summary>ulBearerMode.</summary>
    public LineBearerModes BearerMode;

    /// <summary>ulMinRate: bit/s.</summary>
    public uint MinRate;

    /// <summary>ulMaxRate: bit/s; 0 where the line cannot say.</summary>
    public uint MaxRate;

    /// <summary>ulMediaMode.</summary>
    public LineMediaModes MediaMode;

    /// <summary>ulCallParamFlags: LINECALLPARAMFLAGS_.</summary>
    public uint CallParamFlags;

    /// <summary>ulAddressMode.</summary>
    public uint AddressMode;

    /// <summary>ulAddressID.</summary>
    public uint AddressId;

    /// <summary>DialParams.</summary>
    public LineDialParams DialParams;

    /// <summary>OrigAddress.</summary>
    public VarData OrigAddress;

    /// <summary>DisplayableAddress.</summary>
    public VarData DisplayableAddress;

    /// <summary>CalledParty.</summary>
    public VarData CalledParty;

    /// <summary>Comment.</summary>
    public VarData Comment;

    /// <summary>UserUserInfo.</summary>
    public VarData UserUserInfo;

    /// <summary>HighLevelComp.</summary>
    public VarData HighLevelComp;

    /// <summary>LowLevelComp.</summary>
    public VarData LowLevelComp;

    /// <summary>DevSpecific.</summary>
    public VarData DevSpecific;

    /// <summary>ulPredictiveAutoTransferStates.</summary>
    public uint PredictiveAutoTransferStates;

    /// <summary>TargetAddress.</summary>
    public VarData TargetAddress;

    /// <summary>SendingFlowspec.</summary>
    public VarData SendingFlowspec;

    /// <summary>ReceivingFlowspec.</summary>
    public VarData ReceivingFlowspec;

    /// <summary>DeviceClass.</summary>
    public VarData DeviceClass;

    /// <summary>DeviceConfig.</summary>
    public VarData DeviceConfig;

    /// <summary>CallData.</summary>
    public VarData CallData;

    /// <summary>ulNoAnswerTimeout: seconds.</summary>
    public uint NoAnswerTimeout;

    /// <summary>CallingPartyID.</summary>
    public VarData CallingPartyId;

    /// <summary>ulAddressType.</summary>
    public uint AddressType;
}
