namespace UserCoNdis.Framework.Contracts;

/// <summary>Why a call ended, in CO_TAPI_CALL_DIAGNOSTICS.DiagInfo, whose form is the call manager's own [I].</summary>
/// <param name="DisconnectMode">Finer than the NDIS_STATUS_TAPI_DISCONNECTMODE_ that ended the call: there is one for
/// NODIALTONE here.</param>
/// <param name="Text">One line for people, ASCII.</param>
public readonly record struct CoTapiDiagInfo(LineDisconnectMode DisconnectMode, string Text)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 4;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="diagInfo"/> is too short.</returns>
    public static bool TryRead(VarData diagInfo, out CoTapiDiagInfo info)
    {
        FieldReader r = new(diagInfo.Span, FixedSize);
        LineDisconnectMode mode = (LineDisconnectMode)r.UInt32();
        info = r.IsOk ? new(mode, VarData.CopyOf(diagInfo.Span[FixedSize..]).Text) : default;
        return r.IsOk;
    }

    /// <summary>Makes the DiagInfo.</summary>
    public VarData ToDiagInfo()
    {
        VarData text = VarData.OfText(Text);
        byte[] bytes = new byte[FixedSize + text.Length];
        FieldWriter w = new(bytes, FixedSize);
        w.UInt32((uint)DisconnectMode);
        text.Span.CopyTo(bytes.AsSpan(FixedSize));
        return VarData.CopyOf(bytes);
    }
}
