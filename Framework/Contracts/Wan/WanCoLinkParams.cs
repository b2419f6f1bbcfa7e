namespace UserCoNdis.Framework.Contracts;

/// <summary>The buffer of NDIS_STATUS_WAN_CO_LINKPARAMS (WAN_CO_LINKPARAMS).</summary>
/// <param name="TransmitSpeed">Bytes/s; 0 counts as 28.8 kbit/s.</param>
/// <param name="ReceiveSpeed">Bytes/s; 0 counts as 28.8 kbit/s.</param>
/// <param name="SendWindow">Net buffer lists that may be outstanding; 0 shuts the VC (R286).</param>
public readonly record struct WanCoLinkParams(uint TransmitSpeed, uint ReceiveSpeed, uint SendWindow)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 12;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out WanCoLinkParams parameters)
    {
        FieldReader r = new(buffer, Size);
        parameters = new(r.UInt32(), r.UInt32(), r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(TransmitSpeed);
        w.UInt32(ReceiveSpeed);
        w.UInt32(SendWindow);
    }
}
