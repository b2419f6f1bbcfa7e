using System.CommandLine;
using System.CommandLine.Parsing;
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
        var fuzz = new Option<int>("--fuzz")
        {
            Description = "Run so many random call programs in each shape against a model of the contract, and shrink the first that differs",
            HelpName = "N",
        };
        var seed = new Option<int>("--seed") { Description = "Of --fuzz: the same seed makes the same programs", HelpName = "S", DefaultValueFactory = static _ => 1 };
        var command = new Command("contract", "Shows how much of the CoNDIS contract is covered, and by which tests: entry points, OIDs, rules")
        {
            name,
            fuzz,
            seed,
        };
        fuzz.Validators.Add(result => Positive(result, fuzz.Name));
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is ['-', ..] option)
            {
                result.AddError($"{option} is no option"); // taken for a name, there being room for one
            }
        });
        VerbRun.SetAction(command, json, context, (parse, run) => Task.FromResult(parse.GetResult(fuzz) is null
            ? Show(run, parse.GetValue(name))
            : ContractFuzzRun.Run(run, parse.GetValue(fuzz), parse.GetValue(seed))));
        return command;
    }

    private static void Positive(OptionResult result, string name)
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out int count) && count < 1)
        {
            result.AddError($"{name} takes 1 or more, not {count}");
        }
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
