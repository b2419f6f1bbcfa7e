namespace UserCoNdis.Framework.Contracts;

/// <summary>The layout.</summary>
public partial record struct LineDevCaps : ILineLayout
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 292;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public readonly int Size => LineCursor.Measure(this, FixedSize);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or its sizes or variable parts lie.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out LineDevCaps caps) =>
        LineCursor.TryRead(buffer, FixedSize, out caps);

    /// <summary>Writes the structure into at least <see cref="FixedSize"/> bytes; variable parts that find no room are left
    /// out, as ulNeededSize tells.</summary>
    public readonly void Write(Span<byte> buffer) => LineCursor.Write(this, buffer, FixedSize);

    void ILineLayout.Walk(ref LineCursor cursor)
    {
        cursor.Sizes();
        cursor.Part(ref ProviderInfo);
        cursor.Part(ref SwitchInfo);
        cursor.Value(ref PermanentLineId);
        cursor.Part(ref LineName);
        cursor.Value(ref StringFormat);
        cursor.Value(ref AddressModes);
        cursor.Value(ref NumAddresses);
        cursor.Value(ref BearerModes);
        cursor.Value(ref MaxRate);
        cursor.Value(ref MediaModes);
        cursor.Value(ref GenerateToneModes);
        cursor.Value(ref GenerateToneMaxNumFreq);
        cursor.Value(ref GenerateDigitModes);
        cursor.Value(ref MonitorToneMaxNumFreq);
        cursor.Value(ref MonitorToneMaxNumEntries);
        cursor.Value(ref MonitorDigitModes);
        cursor.Value(ref GatherDigitsMinTimeout);
        cursor.Value(ref GatherDigitsMaxTimeout);
        cursor.Value(ref MedCtlDigitMaxListSize);
        cursor.Value(ref MedCtlMediaMaxListSize);
        cursor.Value(ref MedCtlToneMaxListSize);
        cursor.Value(ref MedCtlCallStateMaxListSize);
        cursor.Value(ref DevCapFlags);
        cursor.Value(ref MaxNumActiveCalls);
        cursor.Value(ref AnswerMode);
        cursor.Value(ref RingModes);
        cursor.Value(ref LineStates);
        cursor.Value(ref UuiAcceptSize);
        cursor.Value(ref UuiAnswerSize);
        cursor.Value(ref UuiMakeCallSize);
        cursor.Value(ref UuiDropSize);
        cursor.Value(ref UuiSendUserUserInfoSize);
        cursor.Value(ref UuiCallInfoSize);
        cursor.Value(ref MinDialParams);
        cursor.Value(ref MaxDialParams);
        cursor.Value(ref DefaultDialParams);
        cursor.Value(ref NumTerminals);
        cursor.Part(ref TerminalCaps);
        cursor.Value(ref TerminalTextEntrySize);
        cursor.Part(ref TerminalText);
        cursor.Part(ref DevSpecific);
        cursor.Value(ref LineFeatures);
        cursor.Value(ref SettableDevStatus);
        cursor.Part(ref DeviceClasses);
        cursor.Value(ref PermanentLineGuid);
        cursor.Value(ref AddressTypes);
        cursor.Value(ref ProtocolGuid);
        cursor.Value(ref AvailableTracking);
    }
}
