namespace UserCoNdis.Framework.Contracts;

/// <summary>What a WAN miniport can do (NDIS_WAN_CO_INFO), the answer to OID_WAN_CO_GET_INFO.</summary>
/// <param name="MaxFrameSize">Largest PPP information field in bytes; the driver takes 32 bytes more (R284).</param>
/// <param name="MaxSendWindow">Net buffer lists that may be outstanding on a VC, at least 1 (R281).</param>
/// <param name="FramingBits">What it supports; PPP_FRAMING is always there (R282).</param>
/// <param name="DesiredAccm">Control characters 0..31 it wants escaped; counts with PPP_ACCM_SUPPORTED only.</param>
public readonly record struct NdisWanCoInfo(uint MaxFrameSize, uint MaxSendWindow, WanFraming FramingBits, uint DesiredAccm)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 16;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisWanCoInfo info)
    {
        FieldReader r = new(buffer, Size);
        info = new(r.UInt32(), r.UInt32(), (WanFraming)r.UInt32(), r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(MaxFrameSize);
        w.UInt32(MaxSendWindow);
        w.UInt32((uint)FramingBits);
        w.UInt32(DesiredAccm);
    }
}
