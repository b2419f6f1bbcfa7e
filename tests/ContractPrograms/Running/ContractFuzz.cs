using FsCheck;
using FsCheck.Fluent;

namespace UserCoNdis.ContractPrograms;

/// <summary>Runs many programs and shrinks the first that finds a difference.</summary>
public static class ContractFuzz
{
    private const int LongestProgram = 60;

    /// <summary>Runs <paramref name="count"/> programs in each shape; program i of a seed is the same every time.</summary>
    /// <param name="count">How many in each shape.</param>
    /// <param name="seed">Of the first; each program has its own, counted from here.</param>
    /// <param name="progress">Told how many have run in all.</param>
    /// <param name="cancelled">Ends it between programs.</param>
    /// <returns>The first difference, shrunk; null when there is none.</returns>
    public static Difference? Run(int count, int seed, Action<int> progress, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Lists lists = new();
        int done = 0;
        foreach ((int length, int programSeed) in Seeds(count, seed))
        {
            foreach (Shape shape in Enum.GetValues<Shape>())
            {
                cancelled.ThrowIfCancellationRequested();
                IReadOnlyList<Call> program = ProgramGenerator.Write(shape, programSeed, length);
                if (ProgramRun.Run(shape, program, lists) is { } difference)
                {
                    return Shrink(difference, program, lists);
                }

                progress(++done);
            }
        }

        lists.ThrowIfOutstanding();
        return null;
    }

    /// <summary>Length and seed of each program; the first n are the same whatever the count.</summary>
    private static IEnumerable<(int Length, int Seed)> Seeds(int count, int seed)
    {
        Gen<(int, int)> each =
            from length in Gen.Choose(4, LongestProgram)
            from programSeed in Gen.Choose(0, int.MaxValue - 1)
            select (length, programSeed);
        return each.Sample(count, new Rnd((uint)seed), LongestProgram);
    }

    /// <summary>Takes calls away, halves first, then one by one, as long as the program still finds a difference.</summary>
    private static Difference Shrink(Difference difference, IReadOnlyList<Call> program, Lists lists)
    {
        for (int size = program.Count / 2; size >= 1; size = size == 1 ? 0 : size / 2)
        {
            bool again;
            do
            {
                again = false;
                for (int start = 0; start + size <= program.Count; start += size)
                {
                    Call[] shorter = [.. program.Take(start), .. program.Skip(start + size)];
                    if (ProgramRun.Run(difference.Shape, shorter, lists) is { } still)
                    {
                        (program, difference, again) = (shorter, still, true);
                        break;
                    }
                }
            }
            while (again);
        }

        return difference;
    }
}
