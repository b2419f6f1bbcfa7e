namespace UserCoNdis.Framework.Contracts;

/// <summary>What a line can do (LINE_DEV_CAPS, TAPI 3.0 layout).</summary>
/// <remarks>The members in the header's order, without their "ul". Source: contract 5.5.</remarks>
public partial record struct LineDevCaps
{
    /// <summary>ProviderInfo.</summary>
    public VarData ProviderInfo;

    /// <summary>SwitchInfo.</summary>
    public VarData SwitchInfo;

    /// <summary>ulPermanentLineID.</summary>
    public uint PermanentLineId;

    /// <summary>LineName: what people call the line.</summary>
    public VarData LineName;

    /// <summary>ulStringFormat: a STRINGFORMAT_ value.</summary>
    public uint StringFormat;

    /// <summary>ulAddressModes.</summary>
    public uint AddressModes;

    /// <summary>ulNumAddresses.</summary>
    public uint NumAddresses;

    /// <summary>ulBearerModes.</summary>
    public LineBearerModes BearerModes;

    /// <summary>ulMaxRate: bit/s; 0 where the line cannot say.</summary>
    public uint MaxRate;

    /// <summary>ulMediaModes.</summary>
    public LineMediaModes MediaModes;

    /// <summary>ulGenerateToneModes.</summary>
    public uint GenerateToneModes;

    /// <summary>ulGenerateToneMaxNumFreq.</summary>
    public uint GenerateToneMaxNumFreq;

    /// <summary>ulGenerateDigitModes.</summary>
    public uint GenerateDigitModes;

    /// <summary>ulMonitorToneMaxNumFreq.</summary>
    public uint MonitorToneMaxNumFreq;

    /// <summary>ulMonitorToneMaxNumEntries.</summary>
    public uint MonitorToneMaxNumEntries;

    /// <summary>ulMonitorDigitModes.</summary>
    public uint MonitorDigitModes;

    /// <summary>ulGatherDigitsMinTimeout.</summary>
    public uint GatherDigitsMinTimeout;

    /// <summary>ulGatherDigitsMaxTimeout.</summary>
    public uint GatherDigitsMaxTimeout;

    /// <summary>ulMedCtlDigitMaxListSize.</summary>
    public uint MedCtlDigitMaxListSize;

    /// <summary>ulMedCtlMediaMaxListSize.</summary>
    public uint MedCtlMediaMaxListSize;

    /// <summary>ulMedCtlToneMaxListSize.</summary>
    public uint MedCtlToneMaxListSize;

    /// <summary>ulMedCtlCallStateMaxListSize.</summary>
    public uint MedCtlCallStateMaxListSize;

    /// <summary>ulDevCapFlags.</summary>
    public uint DevCapFlags;

    /// <summary>ulMaxNumActiveCalls.</summary>
    public uint MaxNumActiveCalls;

    /// <summary>ulAnswerMode.</summary>
    public uint AnswerMode;

    /// <summary>ulRingModes.</summary>
    public uint RingModes;

    /// <summary>ulLineStates.</summary>
    public uint LineStates;

    /// <summary>ulUUIAcceptSize.</summary>
    public uint UuiAcceptSize;

    /// <summary>ulUUIAnswerSize.</summary>
    public uint UuiAnswerSize;

    /// <summary>ulUUIMakeCallSize.</summary>
    public uint UuiMakeCallSize;

    /// <summary>ulUUIDropSize.</summary>
    public uint UuiDropSize;

    /// <summary>ulUUISendUserUserInfoSize.</summary>
    public uint UuiSendUserUserInfoSize;

    /// <summary>ulUUICallInfoSize.</summary>
    public uint UuiCallInfoSize;

    /// <summary>MinDialParams.</summary>
    public LineDialParams MinDialParams;

    /// <summary>MaxDialParams.</summary>
    public LineDialParams MaxDialParams;

    /// <summary>DefaultDialParams.</summary>
    public LineDialParams DefaultDialParams;

    /// <summary>ulNumTerminals.</summary>
    public uint NumTerminals;

    /// <summary>TerminalCaps.</summary>
    public VarData TerminalCaps;

    /// <summary>ulTerminalTextEntrySize.</summary>
    public uint TerminalTextEntrySize;

    /// <summary>TerminalText.</summary>
    public VarData TerminalText;

    /// <summary>DevSpecific.</summary>
    public VarData DevSpecific;

    /// <summary>ulLineFeatures.</summary>
    public uint LineFeatures;

    /// <summary>ulSettableDevStatus.</summary>
    public uint SettableDevStatus;

    /// <summary>DeviceClasses.</summary>
    public VarData DeviceClasses;

    /// <summary>PermanentLineGuid.</summary>
    public Guid PermanentLineGuid;

    /// <summary>ulAddressTypes.</summary>
    public uint AddressTypes;

    /// <summary>ProtocolGuid.</summary>
    public Guid ProtocolGuid;

    /// <summary>ulAvailableTracking.</summary>
    public uint AvailableTracking;
}
