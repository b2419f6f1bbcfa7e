namespace UserCoNdis.Framework.Contracts;

/// <summary>The speed of a link (NDIS_CO_LINK_SPEED), the longer answer to OID_GEN_CO_LINK_SPEED; in units of 100 bit/s.</summary>
/// <param name="Outbound">From this end.</param>
/// <param name="Inbound">To this end.</param>
public readonly record struct NdisCoLinkSpeed(uint Outbound, uint Inbound)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 8;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisCoLinkSpeed speed)
    {
        FieldReader r = new(buffer, Size);
        speed = new(r.UInt32(), r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(Outbound);
        w.UInt32(Inbound);
    }
}
