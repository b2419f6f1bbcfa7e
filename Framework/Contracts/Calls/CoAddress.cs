namespace UserCoNdis.Framework.Contracts;

/// <summary>An address of the medium (CO_ADDRESS), the input of OID_CO_ADD_ADDRESS and OID_CO_DELETE_ADDRESS.</summary>
/// <param name="Address">Address, in the call manager's form.</param>
public readonly record struct CoAddress(VarData Address)
{
    /// <summary>The size of the structure without the address, in bytes.</summary>
    public const int FixedSize = 4;

    /// <summary>Gets the size of the structure in bytes.</summary>
    public int Size => FixedSize + Address.Length;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short for it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoAddress address)
    {
        FieldReader r = new(buffer, FixedSize);
        address = new(VarData.CopyOf(r.Following(r.UInt32())));
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32((uint)Address.Length);
        w.Inline(Address.Span, Address.Length);
    }
}
