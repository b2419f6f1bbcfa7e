namespace UserCoNdis.Framework.Contracts;

/// <summary>The layout.</summary>
public partial record struct LineCallInfo : ILineLayout
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 344;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public readonly int Size => LineCursor.Measure(this, FixedSize);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or its sizes or variable parts lie.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out LineCallInfo info) =>
        LineCursor.TryRead(buffer, FixedSize, out info);

    /// <summary>Writes the structure into at least <see cref="FixedSize"/> bytes; variable parts that find no room are left
    /// out, as ulNeededSize tells.</summary>
    public readonly void Write(Span<byte> buffer) => LineCursor.Write(this, buffer, FixedSize);

    void ILineLayout.Walk(ref LineCursor cursor)
    {
        cursor.Sizes();
        cursor.Value(ref Line);
        cursor.Value(ref LineDeviceId);
        cursor.Value(ref AddressId);
        cursor.Value(ref BearerMode);
        cursor.Value(ref Rate);
        cursor.Value(ref MediaMode);
        cursor.Value(ref AppSpecific);
        cursor.Value(ref CallId);
        cursor.Value(ref RelatedCallId);
        cursor.Value(ref CallParamFlags);
        cursor.Value(ref CallStates);
        cursor.Value(ref MonitorDigitModes);
        cursor.Value(ref MonitorMediaModes);
        cursor.Value(ref DialParams);
        cursor.Value(ref Origin);
        cursor.Value(ref Reason);
        cursor.Value(ref CompletionId);
        cursor.Value(ref NumOwners);
        cursor.Value(ref NumMonitors);
        cursor.Value(ref CountryCode);
        cursor.Value(ref Trunk);
        cursor.Value(ref CallerIdFlags);
        cursor.Part(ref CallerId);
        cursor.Part(ref CallerIdName);
        cursor.Value(ref CalledIdFlags);
        cursor.Part(ref CalledId);
        cursor.Part(ref CalledIdName);
        cursor.Value(ref ConnectedIdFlags);
        cursor.Part(ref ConnectedId);
        cursor.Part(ref ConnectedIdName);
        cursor.Value(ref RedirectionIdFlags);
        cursor.Part(ref RedirectionId);
        cursor.Part(ref RedirectionIdName);
        cursor.Value(ref RedirectingIdFlags);
        cursor.Part(ref RedirectingId);
        cursor.Part(ref RedirectingIdName);
        cursor.Part(ref AppName);
        cursor.Part(ref DisplayableAddress);
        cursor.Part(ref CalledParty);
        cursor.Part(ref Comment);
        cursor.Part(ref Display);
        cursor.Part(ref UserUserInfo);
        cursor.Part(ref HighLevelComp);
        cursor.Part(ref LowLevelComp);
        cursor.Part(ref ChargingInfo);
        cursor.Part(ref TerminalModes);
        cursor.Part(ref DevSpecific);
        cursor.Value(ref CallTreatment);
        cursor.Part(ref CallData);
        cursor.Part(ref SendingFlowspec);
        cursor.Part(ref ReceivingFlowspec);
        cursor.Value(ref CallerIdAddressType);
        cursor.Value(ref CalledIdAddressType);
        cursor.Value(ref ConnectedIdAddressType);
        cursor.Value(ref RedirectionIdAddressType);
        cursor.Value(ref RedirectingIdAddressType);
    }
}
