namespace UserCoNdis.Framework.Contracts;

/// <summary>The buffer of NDIS_STATUS_WAN_CO_FRAGMENT (NDIS_WAN_CO_FRAGMENT): a frame came in pieces or spoiled.</summary>
/// <param name="Errors">What was wrong with it.</param>
public readonly record struct NdisWanCoFragment(WanErrors Errors)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 4;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisWanCoFragment fragment)
    {
        FieldReader r = new(buffer, Size);
        fragment = new((WanErrors)r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32((uint)Errors);
    }
}
