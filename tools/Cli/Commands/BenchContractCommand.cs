using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using UserCoNdis.Tools.Cli.Benchmarks;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis bench contract</c>: what the framework itself costs, with the verifier off, reporting and enforcing.</summary>
internal static class BenchContractCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var contract = new Command("contract", "The framework alone, between drivers that do nothing: frames, calls, memory of VCs");
        var rounds = new Option<int>("--rounds") { Description = "Rounds that count, after four to warm up; medians are shown", DefaultValueFactory = static _ => 9 };
        var vcs = new Option<int>("--vcs") { Description = "VCs connected at once for the memory row", DefaultValueFactory = static _ => 100_000 };
        var length = new Option<int>("--ms") { Description = "Length of one measure in a round, in milliseconds", DefaultValueFactory = static _ => 100 };
        contract.Add(rounds);
        contract.Add(vcs);
        contract.Add(length);
        VerbRun.SetAction(contract, json, context, (parse, run) => Task.FromResult(Run(
            run, parse.Between(rounds, 1, 1000), parse.Between(vcs, 1, 1_000_000), parse.Between(length, 1, 10_000))));
        return contract;
    }

    private static ExitCode Run(VerbRun run, int rounds, int vcs, int milliseconds)
    {
        run.Say($"Three modes of the verifier in turns, {rounds} rounds of {milliseconds} ms a measure, then {vcs:N0} VCs in each…");
        IReadOnlyList<ContractRow> rows = run.Human.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask task = progress.AddTask("measuring", maxValue: 1);
            return ContractBench.Run(
                rounds, TimeSpan.FromMilliseconds(milliseconds), vcs, done => task.Value = done, run.Context.Interrupted);
        });
        run.Human.Write(TableOf(rows));
        run.Document(new { rounds, milliseconds, rows });
        return ExitCode.Success;
    }

    private static Table TableOf(IReadOnlyList<ContractRow> rows)
    {
        Table table = PlainTable.Create(rows.Count + 1);
        Add(table, "verifier", rows, static row => row.Verifier);
        Add(table, "ns a list sent and completed", rows, static row => Number(row.NanosecondsPerNbl, 1));
        Add(table, "  fastest and slowest round", rows, static row =>
            $"{Number(row.FastestNanosecondsPerNbl, 1)} .. {Number(row.SlowestNanosecondsPerNbl, 1)}");
        Add(table, "ns a list sent in chains of 32", rows, static row => Number(row.NanosecondsPerChainedNbl, 1));
        Add(table, "ns a list received and returned", rows, static row => Number(row.NanosecondsPerReceive, 1));
        Add(table, "million lists sent a second", rows, static row => Number(row.NblsPerSecond / 1e6, 2));
        Add(table, "calls set up and torn down a second", rows, static row => Number(row.CallsPerSecond, 0));
        Add(table, "managed bytes allocated a list", rows, static row => Number(row.BytesPerNbl, 3));
        Add(table, "managed bytes allocated a call", rows, static row => Number(row.BytesPerCall, 0));
        Add(table, $"bytes a connected VC, of {rows[0].ConnectedVcs:N0}", rows, static row => Number(row.BytesPerConnectedVc, 0));
        return table;
    }

    private static void Add(Table table, string name, IReadOnlyList<ContractRow> rows, Func<ContractRow, string> cell) =>
        _ = table.AddRow([new Text(name), .. rows.Select(row => new Text(cell(row), new Style()).RightJustified())]);

    private static string Number(double value, int digits) => value.ToString($"N{digits}", CultureInfo.InvariantCulture);
}
