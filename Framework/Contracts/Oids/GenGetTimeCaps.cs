namespace UserCoNdis.Framework.Contracts;

/// <summary>What a miniport's clock can do (GEN_GET_TIME_CAPS), the answer to OID_GEN_CO_GET_TIME_CAPS.</summary>
/// <param name="Flags">What it can do.</param>
/// <param name="ClockPrecision">Counts with CLOCK_PRECISION only.</param>
public readonly record struct GenGetTimeCaps(TimeCapsFlags Flags, uint ClockPrecision)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 8;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out GenGetTimeCaps caps)
    {
        FieldReader r = new(buffer, Size);
        caps = new((TimeCapsFlags)r.UInt32(), r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32((uint)Flags);
        w.UInt32(ClockPrecision);
    }
}
