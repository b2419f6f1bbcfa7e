namespace UserCoNdis.Framework.Contracts;

/// <summary>What a VC can compress and encrypt: NDIS_WAN_CO_GET_COMP_INFO and NDIS_WAN_CO_SET_COMP_INFO, which are laid out
/// alike.</summary>
/// <param name="SendCapabilities">From this end.</param>
/// <param name="RecvCapabilities">To this end.</param>
public readonly record struct NdisWanCoCompInfo(NdisWanCompressInfo SendCapabilities, NdisWanCompressInfo RecvCapabilities)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 2 * NdisWanCompressInfo.Size;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisWanCoCompInfo info)
    {
        FieldReader r = new(buffer, Size);
        info = new(NdisWanCompressInfo.Read(ref r), NdisWanCompressInfo.Read(ref r));
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        SendCapabilities.Write(ref w);
        RecvCapabilities.Write(ref w);
    }
}
