using System.Text;

namespace UserCoNdis.Framework.Contracts;

/// <summary>The variable part of a structure: octets of its own, or none; equal when the octets are.</summary>
public readonly struct VarData : IEquatable<VarData>
{
    private readonly byte[]? _octets;

    private VarData(byte[] octets) => _octets = octets;

    /// <summary>Gets the number of octets.</summary>
    public int Length => _octets?.Length ?? 0;

    /// <summary>Gets the octets; they never change.</summary>
    public ReadOnlySpan<byte> Span => _octets;

    /// <summary>Gets the octets as ASCII text, without closing zeros; what is no ASCII character becomes a question mark.</summary>
    public string Text => Encoding.ASCII.GetString(Span.TrimEnd((byte)0));

    /// <summary>Copies <paramref name="octets"/>.</summary>
    public static VarData CopyOf(ReadOnlySpan<byte> octets) => octets.IsEmpty ? default : new(octets.ToArray());

    /// <summary>Makes a part of ASCII text, without a closing zero.</summary>
    public static VarData OfText(string text) => new(Encoding.ASCII.GetBytes(text));

    /// <inheritdoc/>
    public bool Equals(VarData other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VarData other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>Returns the number of octets; what they say may be private.</summary>
    public override string ToString() => $"{Length} octets";

    /// <summary>Tells whether the octets are the same.</summary>
    public static bool operator ==(VarData left, VarData right) => left.Equals(right);

    /// <summary>Tells whether the octets differ.</summary>
    public static bool operator !=(VarData left, VarData right) => !left.Equals(right);
}
