using System.CommandLine;
using Spectre.Console;
using UserCoNdis.Tools.Cli.Diagnosis;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis doctor</c>: what this machine has and lacks, and what mends it.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var command = new Command("doctor", "Checks libraries, permissions and helpers; exit code 3 when something needed is missing");
        VerbRun.SetAction(command, json, context, (_, run) => Task.FromResult(Run(run, Checkup.All(context.Environment, context.Usb))));
        return command;
    }

    internal static ExitCode Run(VerbRun run, IReadOnlyList<CheckResult> checks)
    {
        Table table = PlainTable.Create(columns: 3);
        foreach (CheckResult check in checks)
        {
            string mark = check.Status switch
            {
                CheckStatus.Ok => "[green]ok[/]",
                CheckStatus.Optional => "[yellow]absent[/]",
                CheckStatus.Missing => "[red]MISSING[/]",
            };
            string mend = check.Mend is null ? "" : $"; to mend: {check.Mend}";
            _ = table.AddRow(new Markup(mark), new Text(check.Name), new Text(check.Detail + mend));
        }

        run.Human.Write(table);
        bool ok = checks.All(check => check.Status != CheckStatus.Missing);
        run.Say(ok ? "Everything needed is here." : "Something needed is missing.");
        run.Document(new { ok, checks });
        return ok ? ExitCode.Success : ExitCode.Lacking;
    }
}
