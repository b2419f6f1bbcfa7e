namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>Flips bits at random distances, the same ones for the same seed however the stream is cut.</summary>
internal sealed class BitErrors
{
    private readonly Random _random;
    private readonly double _logKept;
    private long _bitsToNext;

    public BitErrors(int seed, double rate)
    {
        _random = new Random(seed);
        _logKept = Math.Log(1 - rate);
        _bitsToNext = NextGap();
    }

    /// <summary>Flips what is due in the next bytes of the stream.</summary>
    /// <returns>How many bits were flipped.</returns>
    public int Apply(Span<byte> bytes)
    {
        int flipped = 0;
        long bits = bytes.Length * 8L;
        while (_bitsToNext < bits)
        {
            bytes[(int)(_bitsToNext >> 3)] ^= (byte)(1 << (int)(_bitsToNext & 7));
            _bitsToNext += 1 + NextGap();
            flipped++;
        }

        _bitsToNext -= bits;
        return flipped;
    }

    /// <summary>Draws the number of good bits before the next bad one (geometric).</summary>
    private long NextGap() => (long)Math.Min(1e15, Math.Log(1 - _random.NextDouble()) / _logKept);
}
