using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>What the framework itself costs: lists, calls and VCs through drivers that do nothing.</summary>
internal static class ContractBench
{
    private const int WarmUps = 4;

    /// <summary>Measures; modes take turns within every round, so that a slow moment of the machine hits all alike.</summary>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="length">Of one measure in one round.</param>
    /// <param name="vcs">VCs connected at once for the memory row.</param>
    /// <param name="progress">Told of each step, 0 to 1.</param>
    /// <param name="cancelled">Ends it between rounds.</param>
    public static IReadOnlyList<ContractRow> Run(
        int rounds, TimeSpan length, int vcs, Action<double> progress, CancellationToken cancelled)
    {
        ContractMode[] modes = [.. Enum.GetValues<VerifierMode>().Select(static mode => new ContractMode(mode))];
        try
        {
            int steps = WarmUps + rounds + 1;
            for (int round = 0; round < WarmUps + rounds; round++)
            {
                foreach (ContractMode mode in modes)
                {
                    cancelled.ThrowIfCancellationRequested();
                    mode.Round(length, keep: round >= WarmUps);
                }

                progress((double)(round + 1) / steps);
            }

            ContractRow[] rows = [.. modes.Select(mode => mode.Finish(vcs))];
            progress(1);
            return rows;
        }
        finally
        {
            Array.ForEach(modes, static mode => mode.Dispose());
        }
    }
}
