namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>A few octets over and over: zeros, a counter, the pattern of Linux' SourceSink gadget.</summary>
internal sealed class RepeatingPattern : TestPattern
{
    private const int LeastCopy = 4096; // periods, all much shorter, are repeated up to here: a copy is worth its call, and each phase has what follows it
    private readonly byte[] _octets;
    private readonly int _period;
    private long _phase;

    private RepeatingPattern(string name, int period, Func<int, byte> at)
    {
        Name = name;
        _period = period;
        _octets = new byte[period * Math.Max(1, LeastCopy / period)];
        for (int i = 0; i < _octets.Length; i++)
        {
            _octets[i] = at(i % period);
        }
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override long Period => _period;

    /// <summary>Zeros.</summary>
    public static RepeatingPattern Zeros() => new("zeros", 1, static _ => 0);

    /// <summary>Octets that count from 0 to 255.</summary>
    public static RepeatingPattern Counter() => new("counter", 256, static i => (byte)i);

    /// <summary>The SourceSink gadget's pattern 1: octets that count to 62, anew in each packet.</summary>
    /// <param name="packet">The endpoint's packet size: 64, 512 or 1024.</param>
    public static RepeatingPattern Modulo63(int packet) => new(packet == 512 ? "mod63" : $"mod63:{packet}", packet, static i => (byte)(i % 63));

    /// <inheritdoc/>
    public override void Fill(long position, Span<byte> octets)
    {
        long first = (position + _phase) % _period;
        int at = (int)(first < 0 ? first + _period : first);
        while (!octets.IsEmpty)
        {
            int count = Math.Min(octets.Length, _octets.Length - at);
            _octets.AsSpan(at, count).CopyTo(octets);
            octets = octets[count..];
            at = 0;
        }
    }

    /// <inheritdoc/>
    public override bool TryAdopt(ReadOnlySpan<byte> received)
    {
        int phase = _octets.AsSpan(0, _period + LeastToAdopt - 1).IndexOf(received[..LeastToAdopt]);
        _phase = phase >= 0 ? phase : _phase;
        return phase >= 0;
    }
}
