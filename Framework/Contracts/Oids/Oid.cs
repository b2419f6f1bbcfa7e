namespace UserCoNdis.Framework.Contracts;

/// <summary>An object identifier; prints under its official name.</summary>
/// <param name="Value">The 32-bit value of the WDK headers.</param>
public readonly partial record struct Oid(uint Value)
{
    /// <summary>Returns the official name, or the value in hexadecimal where it has none.</summary>
    public override string ToString() => OidTable.Find(this)?.Name ?? $"OID 0x{Value:X8}";
}
