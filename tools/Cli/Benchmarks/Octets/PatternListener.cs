using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Checks what arrives against a pattern, and notes when.</summary>
/// <remarks>Thread: the loop; <see cref="Received"/>, <see cref="Position"/> and <see cref="BitErrors"/> may be looked at from any.</remarks>
internal sealed class PatternListener(PatternChecker checker) : IOctetListener
{
    private long _received;
    private long _bitErrors;
    private long _position;
    private long _first;

    public PatternChecker Checker => checker;

    /// <summary>Gets how many octets came.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Gets how many wrong bits were found so far.</summary>
    public long BitErrors => Volatile.Read(ref _bitErrors);

    /// <summary>Gets the place in the pattern up to which what came was judged.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Gets how many chunks came.</summary>
    public long Chunks { get; private set; }

    /// <summary>Gets when the first chunk came; 0: none did.</summary>
    public long FirstAt { get; private set; }

    /// <summary>Gets when the last chunk came.</summary>
    public long LastAt { get; private set; }

    /// <summary>Gets the octets a second between the first chunk and the last; null: there was but one.</summary>
    public double? OctetsPerSecond => LastAt > FirstAt ? (_received - _first) / ((LastAt - FirstAt) / 1e9) : null;

    public void Handle(ReadOnlySpan<byte> octets, long nanoseconds)
    {
        if (_received == 0)
        {
            (FirstAt, _first) = (nanoseconds, octets.Length);
        }

        checker.Check(octets);
        LastAt = nanoseconds;
        Chunks++;
        Volatile.Write(ref _position, checker.Position);
        Volatile.Write(ref _bitErrors, checker.Count.BitErrors);
        Volatile.Write(ref _received, _received + octets.Length);
    }
}
