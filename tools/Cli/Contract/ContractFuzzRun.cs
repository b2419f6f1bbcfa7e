using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using UserCoNdis.ContractPrograms;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Contract;

/// <summary><c>ucondis contract --fuzz N --seed S</c>: random call programs against the model of the contract, in both shapes.</summary>
internal static class ContractFuzzRun
{
    public static ExitCode Run(VerbRun run, int count, int seed)
    {
        run.Say($"{count:N0} programs in each of two shapes, seed {seed}: the host against the model, verifier on…");
        var watch = Stopwatch.StartNew();
        int done = 0;
        Difference? difference = run.Human.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask task = progress.AddTask("programs", maxValue: 2.0 * count);
            return ContractFuzz.Run(count, seed, ran => task.Value = done = ran, run.Context.Interrupted);
        });
        double seconds = watch.Elapsed.TotalSeconds;
        string took = seconds.ToString("F1", CultureInfo.InvariantCulture);
        run.Say(difference is null
            ? $"{done:N0} programs, {took} s: no difference between model and host, nothing left behind."
            : $"Program {done + 1:N0} finds a difference, shrunk to {difference.Program.Count} calls:");
        if (difference is not null)
        {
            run.Human.Write(new Text(difference + Environment.NewLine));
        }

        run.Document(new
        {
            seed,
            requested = count,
            programs = done,
            seconds,
            difference = difference is null ? null : new
            {
                shape = difference.Shape,
                what = difference.What,
                program = difference.Program.Select(static call => call.ToString()),
            },
        });
        return difference is null ? ExitCode.Success : ExitCode.Failed;
    }
}
