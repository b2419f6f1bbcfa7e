namespace UserCoNdis.Framework.Contracts;

/// <summary>A permanent VC that an operator configured (CO_PVC, 64-bit layout), the input of OID_CO_ADD_PVC and
/// OID_CO_DELETE_PVC.</summary>
/// <param name="NdisAfHandle">The client's AF of that call manager (R261), as a number.</param>
/// <param name="PvcParameters">What names the PVC; the call manager's own form, a SAP among it.</param>
public readonly record struct CoPvc(ulong NdisAfHandle, CoSpecificParameters PvcParameters)
{
    /// <summary>The size of the structure without the bytes of its parameters.</summary>
    public const int FixedSize = 16;

    /// <summary>Gets the size of the structure in bytes.</summary>
    public int Size => FixedSize + PvcParameters.Parameters.Length;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short for it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoPvc pvc)
    {
        FieldReader r = new(buffer, FixedSize);
        pvc = new(r.UInt64(), CoSpecificParameters.Read(ref r));
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt64(NdisAfHandle);
        PvcParameters.Write(ref w);
    }
}
