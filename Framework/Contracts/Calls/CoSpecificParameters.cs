namespace UserCoNdis.Framework.Contracts;

/// <summary>Parameters that only one medium or signaling protocol knows (CO_SPECIFIC_PARAMETERS).</summary>
/// <param name="ParamType">Says how to read <paramref name="Parameters"/>.</param>
/// <param name="Parameters">The bytes, Length of them. Owner: whoever owns the call parameters.</param>
public sealed record CoSpecificParameters(uint ParamType, ReadOnlyMemory<byte> Parameters)
{
    /// <summary>Gets parameters with no bytes.</summary>
    public static CoSpecificParameters Empty { get; } = new(0, ReadOnlyMemory<byte>.Empty);

    /// <inheritdoc/>
    public bool Equals(CoSpecificParameters? other) =>
        other is not null && ParamType == other.ParamType && Parameters.Span.SequenceEqual(other.Parameters.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ParamType, Parameters.Length);

    /// <summary>Reads ParamType, Length and a copy of Parameters, which follow.</summary>
    internal static CoSpecificParameters Read(ref FieldReader r)
    {
        uint type = r.UInt32();
        return new(type, r.Following(r.UInt32()).ToArray());
    }

    /// <summary>Writes ParamType, Length and Parameters.</summary>
    internal void Write(ref FieldWriter w)
    {
        w.UInt32(ParamType);
        w.UInt32((uint)Parameters.Length);
        w.Inline(Parameters.Span, Parameters.Length);
    }
}
