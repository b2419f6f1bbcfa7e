namespace UserCoNdis.Framework.Contracts;

/// <summary>The outcome of a contract operation; prints under its official name.</summary>
/// <param name="Value">The 32-bit value of the WDK headers.</param>
/// <remarks>
/// Drivers compare with equality: <c>NDIS_STATUS_NOT_ACCEPTED</c> is a failure although its sign bit is clear, so
/// there is no conversion to a bool and no "is not negative" (contract 7.1).
/// </remarks>
public readonly partial record struct NdisStatus(uint Value)
{
    /// <summary>Gets whether this is <c>NDIS_STATUS_SUCCESS</c>, and nothing but it.</summary>
    public bool IsSuccess => Value == Success.Value;

    /// <summary>Gets whether this is <c>NDIS_STATUS_PENDING</c>: exactly one completion follows.</summary>
    public bool IsPending => Value == Pending.Value;

    /// <summary>Gets whether this is final and not success.</summary>
    public bool IsFailure => !IsSuccess && !IsPending;

    /// <summary>Returns the official name, or the value in hexadecimal where it has none.</summary>
    public override string ToString() => NdisStatusNames.Find(Value) ?? $"0x{Value:X8}";
}
