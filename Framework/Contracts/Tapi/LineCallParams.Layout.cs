namespace UserCoNdis.Framework.Contracts;

/// <summary>The layout.</summary>
public partial record struct LineCallParams : ILineLayout
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 180;

    /// <summary>Gets what TAPI takes when nothing is asked for: a voice call at 3.1 kHz (contract 5.5).</summary>
    public static LineCallParams Default => new()
    {
        BearerMode = LineBearerModes.Voice,
        MinRate = 3100,
        MaxRate = 3100,
        MediaMode = LineMediaModes.InteractiveVoice,
        AddressMode = CoTapi.AddressModeAddressId,
        AddressType = CoTapi.AddressTypePhoneNumber,
    };

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public readonly int Size => LineCursor.Measure(this, FixedSize);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or its sizes or variable parts lie.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out LineCallParams parameters) =>
        LineCursor.TryRead(buffer, FixedSize, out parameters);

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public readonly void Write(Span<byte> buffer) => LineCursor.Write(this, buffer, FixedSize);

    void ILineLayout.Walk(ref LineCursor cursor)
    {
        cursor.TotalSize();
        cursor.Value(ref BearerMode);
        cursor.Value(ref MinRate);
        cursor.Value(ref MaxRate);
        cursor.Value(ref MediaMode);
        cursor.Value(ref CallParamFlags);
        cursor.Value(ref AddressMode);
        cursor.Value(ref AddressId);
        cursor.Value(ref DialParams);
        cursor.Part(ref OrigAddress);
        cursor.Part(ref DisplayableAddress);
        cursor.Part(ref CalledParty);
        cursor.Part(ref Comment);
        cursor.Part(ref UserUserInfo);
        cursor.Part(ref HighLevelComp);
        cursor.Part(ref LowLevelComp);
        cursor.Part(ref DevSpecific);
        cursor.Value(ref PredictiveAutoTransferStates);
        cursor.Part(ref TargetAddress);
        cursor.Part(ref SendingFlowspec);
        cursor.Part(ref ReceivingFlowspec);
        cursor.Part(ref DeviceClass);
        cursor.Part(ref DeviceConfig);
        cursor.Part(ref CallData);
        cursor.Value(ref NoAnswerTimeout);
        cursor.Part(ref CallingPartyId);
        cursor.Value(ref AddressType);
    }
}
