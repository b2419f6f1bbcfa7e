using System.Buffers.Binary;

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
        bool ok = buffer.Length >= Size;
        fragment = ok ? new((WanErrors)BinaryPrimitives.ReadUInt32LittleEndian(buffer)) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer) => BinaryPrimitives.WriteUInt32LittleEndian(buffer, (uint)Errors);
}
