namespace UserCoNdis.Framework.Contracts;

/// <summary>A line turned into SAPs to register (CO_TAPI_TRANSLATE_SAP, 64-bit layout), question and answer of
/// OID_CO_TAPI_TRANSLATE_TAPI_SAP (T28).</summary>
/// <param name="LineId">In: the line.</param>
/// <param name="AddressId">In: the address on it.</param>
/// <param name="MediaModes">In: the kinds of call.</param>
/// <param name="Saps">Out: NumberOfSaps and NdisSapParams; at most <see cref="MaxSaps"/>.</param>
public readonly record struct CoTapiTranslateSap(
    uint LineId, uint AddressId, LineMediaModes MediaModes, IReadOnlyList<CoSap> Saps)
{
    /// <summary>The size of the fixed part in bytes, which has room for one descriptor.</summary>
    public const int FixedSize = DescriptorsAt + NdisVarDataDesc.Size;

    /// <summary>The most SAPs that are read: a call manager's word is bounded.</summary>
    public const int MaxSaps = 16;

    private const int DescriptorsAt = 24;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public int Size
    {
        get
        {
            int size = FixedSizeOf(Saps.Count);
            foreach (CoSap sap in Saps)
            {
                size += sap.Size;
            }

            return size;
        }
    }

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, Reserved is not 0, or a SAP does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiTranslateSap value)
    {
        value = default;
        FieldReader head = new(buffer, DescriptorsAt);
        head.Skip(4 * sizeof(uint));
        uint count = head.UInt32();
        if (!head.IsOk || count > MaxSaps)
        {
            return false;
        }

        FieldReader r = new(buffer, FixedSizeOf((int)count));
        (uint line, uint address, uint media, uint reserved) = (r.UInt32(), r.UInt32(), r.UInt32(), r.UInt32());
        r.Skip(2 * sizeof(uint));
        List<CoSap> saps = [];
        for (int i = 0; i < count; i++)
        {
            if (!CoSap.TryRead(r.Described(), out CoSap? sap))
            {
                return false;
            }

            saps.Add(sap);
        }

        bool ok = r.IsOk && reserved == 0;
        value = ok ? new(line, address, (LineMediaModes)media, saps) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, FixedSizeOf(Saps.Count));
        w.UInt32(LineId);
        w.UInt32(AddressId);
        w.UInt32((uint)MediaModes);
        w.UInt32(0);
        w.UInt32((uint)Saps.Count);
        w.Skip(sizeof(uint));
        foreach (CoSap sap in Saps)
        {
            byte[] bytes = new byte[sap.Size];
            sap.Write(bytes);
            w.Described(bytes);
        }
    }

    private static int FixedSizeOf(int saps) => DescriptorsAt + (Math.Max(saps, 1) * NdisVarDataDesc.Size);
}
