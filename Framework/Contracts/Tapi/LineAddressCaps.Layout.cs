namespace UserCoNdis.Framework.Contracts;

/// <summary>The layout.</summary>
public partial record struct LineAddressCaps : ILineLayout
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 228;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public readonly int Size => LineCursor.Measure(this, FixedSize);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or its sizes or variable parts lie.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out LineAddressCaps caps) =>
        LineCursor.TryRead(buffer, FixedSize, out caps);

    /// <summary>Writes the structure into at least <see cref="FixedSize"/> bytes; variable parts that find no room are left
    /// out, as ulNeededSize tells.</summary>
    public readonly void Write(Span<byte> buffer) => LineCursor.Write(this, buffer, FixedSize);

    void ILineLayout.Walk(ref LineCursor cursor)
    {
        cursor.Sizes();
        cursor.Value(ref LineDeviceId);
        cursor.Part(ref Address);
        cursor.Part(ref DevSpecific);
        cursor.Value(ref AddressSharing);
        cursor.Value(ref AddressStates);
        cursor.Value(ref CallInfoStates);
        cursor.Value(ref CallerIdFlags);
        cursor.Value(ref CalledIdFlags);
        cursor.Value(ref ConnectedIdFlags);
        cursor.Value(ref RedirectionIdFlags);
        cursor.Value(ref RedirectingIdFlags);
        cursor.Value(ref CallStates);
        cursor.Value(ref DialToneModes);
        cursor.Value(ref BusyModes);
        cursor.Value(ref SpecialInfo);
        cursor.Value(ref DisconnectModes);
        cursor.Value(ref MaxNumActiveCalls);
        cursor.Value(ref MaxNumOnHoldCalls);
        cursor.Value(ref MaxNumOnHoldPendingCalls);
        cursor.Value(ref MaxNumConference);
        cursor.Value(ref MaxNumTransConf);
        cursor.Value(ref AddrCapFlags);
        cursor.Value(ref CallFeatures);
        cursor.Value(ref RemoveFromConfCaps);
        cursor.Value(ref RemoveFromConfState);
        cursor.Value(ref TransferModes);
        cursor.Value(ref ParkModes);
        cursor.Value(ref ForwardModes);
        cursor.Value(ref MaxForwardEntries);
        cursor.Value(ref MaxSpecificEntries);
        cursor.Value(ref MinFwdNumRings);
        cursor.Value(ref MaxFwdNumRings);
        cursor.Value(ref MaxCallCompletions);
        cursor.Value(ref CallCompletionConds);
        cursor.Value(ref CallCompletionModes);
        cursor.Value(ref NumCompletionMessages);
        cursor.Value(ref CompletionMsgTextEntrySize);
        cursor.Part(ref CompletionMsgText);
        cursor.Value(ref AddressFeatures);
        cursor.Value(ref PredictiveAutoTransferStates);
        cursor.Value(ref NumCallTreatments);
        cursor.Part(ref CallTreatmentList);
        cursor.Part(ref DeviceClasses);
        cursor.Value(ref MaxCallDataSize);
        cursor.Value(ref CallFeatures2);
        cursor.Value(ref MaxNoAnswerTimeout);
        cursor.Value(ref ConnectedModes);
        cursor.Value(ref OfferingModes);
        cursor.Value(ref AvailableMediaModes);
    }
}
