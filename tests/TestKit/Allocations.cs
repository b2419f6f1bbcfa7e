namespace UserCoNdis.TestKit;

/// <summary>Counts the managed bytes that work allocates on the calling thread.</summary>
public static class Allocations
{
    private const int Windows = 3;

    /// <summary>Runs warm work three times and gives the least that one of the runs allocated.</summary>
    /// <remarks>What allocates each time shows in every run. A collection that another test brings about in one of them
    /// moves the thread's allocation limit and shows as a few bytes in that run alone.</remarks>
    public static long Least(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        long least = long.MaxValue;
        for (int window = 0; window < Windows; window++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
