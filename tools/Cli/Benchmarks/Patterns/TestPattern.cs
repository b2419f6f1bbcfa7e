namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>An endless sequence of octets that both ends of a test know. No I/O and no clock.</summary>
/// <remarks>Asking for octets in their order is cheap; another position costs a jump. Allocates: nothing after it was made.</remarks>
internal abstract class TestPattern
{
    /// <summary>Gets how people call it.</summary>
    public abstract string Name { get; }

    /// <summary>Gets after how many octets it repeats: a slip by so many cannot be seen.</summary>
    public abstract long Period { get; }

    /// <summary>Writes the octets from a position on.</summary>
    /// <param name="position">Octets since the beginning; may be negative, since the sequence has neither beginning nor end.</param>
    /// <param name="octets">Filled.</param>
    public abstract void Fill(long position, Span<byte> octets);

    /// <summary>Moves position 0 so that the sequence there begins with what was received; for a sender that began before we listened.</summary>
    /// <param name="received">At least <see cref="LeastToAdopt"/> octets.</param>
    /// <returns>False: no phase of the sequence gives these octets.</returns>
    public abstract bool TryAdopt(ReadOnlySpan<byte> received);

    /// <summary>The octets that <see cref="TryAdopt"/> wants: enough that noise is not taken for the pattern.</summary>
    public const int LeastToAdopt = 16;
}
