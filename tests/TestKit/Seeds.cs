namespace UserCoNdis.TestKit;

/// <summary>Runs a test with many seeds; the first that fails is named.</summary>
public static class Seeds
{
    /// <summary>Runs <paramref name="test"/> with the seeds 0 to <paramref name="count"/> - 1.</summary>
    public static void Run(int count, Action<ulong> test)
    {
        ArgumentNullException.ThrowIfNull(test);
        for (ulong seed = 0; seed < (ulong)count; seed++)
        {
            try
            {
                test(seed);
            }
            catch (Exception e)
            {
                throw new SeedException(seed, e);
            }
        }
    }
}
