using System.CommandLine;
using UserCoNdis.Tools.Cli.Contract;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis contract</c>: how much of the CoNDIS contract is built and tested.</summary>
internal static class ContractCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "One entry point, OID, rule or requirement to show: NdisClMakeCall, OID_WAN_CO_GET_INFO, R137, S2.5; all in figures without it",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("contract", "Shows how much of the CoNDIS contract is covered, and by which tests: entry points, OIDs, rules")
        {
            name,
        };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is ['-', ..] option)
            {
                result.AddError($"{option} is no option"); // taken for a name, there being room for one
            }
        });
        VerbRun.SetAction(command, json, context, (parse, run) => Task.FromResult(Show(run, parse.GetValue(name))));
        return command;
    }

    private static ExitCode Show(VerbRun run, string? name)
    {
        ContractDocument map = ContractDocument.Read();
        if (name is null)
        {
            ContractText.Summary(run, map);
            run.Document(map);
            return ExitCode.Success;
        }

        ContractEntry entry = map.Find(name) ?? throw CliException.BadUsage(
            $"the contract has no '{name}'. Names are those of the WDK: NdisClMakeCall, ProtocolCmMakeCall, OID_WAN_CO_GET_INFO, or R001 to R337");
        ContractText.Entry(run, entry);
        run.Document<object>(entry);
        return ExitCode.Success;
    }
}
