using System.Numerics;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>Times in nanoseconds, counted in a fixed number of buckets: each is at most 1/128 wide of where it lies, up to 73 minutes.</summary>
/// <remarks>Allocates once. Below 128 ns a bucket is one nanosecond; above, 128 buckets for each doubling. Longer times count as the longest.</remarks>
internal sealed class LatencyHistogram
{
    private const int Bits = 7;
    private const int PerDoubling = 1 << Bits;
    private const int Doublings = 36;
    private const long Longest = (1L << (Bits + Doublings - 1)) - 1;
    private readonly long[] _counts = new long[PerDoubling * Doublings];
    private double _sum;

    /// <summary>Gets how many times were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the shortest, exactly; 0 when there is none.</summary>
    public long Min { get; private set; }

    /// <summary>Gets the longest, exactly; 0 when there is none.</summary>
    public long Max { get; private set; }

    /// <summary>Gets the mean; 0 when there is none.</summary>
    public double Mean => Count == 0 ? 0 : _sum / Count;

    /// <summary>Counts one time.</summary>
    public void Record(long nanoseconds)
    {
        long time = Math.Clamp(nanoseconds, 0, Longest);
        _counts[BucketOf(time)]++;
        Min = Count == 0 ? time : Math.Min(Min, time);
        Max = Math.Max(Max, time);
        Count++;
        _sum += time;
    }

    /// <summary>Adds all that another one counted.</summary>
    public void Add(LatencyHistogram other)
    {
        if (other.Count == 0)
        {
            return;
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Min = Count == 0 ? other.Min : Math.Min(Min, other.Min);
        Max = Math.Max(Max, other.Max);
        Count += other.Count;
        _sum += other._sum;
    }

    /// <summary>Gives the time that the share <paramref name="quantile"/> of all times does not exceed: the upper end of its bucket.</summary>
    /// <param name="quantile">0 to 1.</param>
    public long At(double quantile)
    {
        long rank = Math.Clamp((long)Math.Ceiling(quantile * Count), 1, Math.Max(1, Count));
        long seen = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
            {
                return Math.Clamp(UpperEnd(i), Min, Max);
            }
        }

        return 0;
    }

    /// <summary>Gives how many times lie in each of <paramref name="bins"/> equal steps of the logarithm between two times.</summary>
    public long[] LogBins(double from, double to, int bins)
    {
        long[] result = new long[bins];
        double scale = bins / Math.Log(to / from);
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] != 0)
            {
                double middle = Math.Clamp((LowerEnd(i) + UpperEnd(i)) / 2.0, Math.Max(1, Min), Math.Max(1, Max));
                result[Math.Clamp((int)(Math.Log(middle / from) * scale), 0, bins - 1)] += _counts[i];
            }
        }

        return result;
    }

    private static int BucketOf(long time)
    {
        int doubling = Math.Max(0, BitOperations.Log2((ulong)time | 1) - Bits + 1);
        return doubling == 0 ? (int)time : (doubling * PerDoubling) + (int)((time >> (doubling - 1)) - PerDoubling);
    }

    private static long LowerEnd(int bucket) =>
        bucket < PerDoubling ? bucket : (long)(PerDoubling + (bucket % PerDoubling)) << ((bucket / PerDoubling) - 1);

    private static long UpperEnd(int bucket) => LowerEnd(bucket + 1) - 1;
}
