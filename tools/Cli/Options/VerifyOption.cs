using System.CommandLine;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The option <c>--verify</c>.</summary>
internal static class VerifyOption
{
    public static Option<VerifierMode> Create(VerifierMode usual) => new("--verify")
    {
        Description = "What to do when a driver breaks a rule of the contract",
        HelpName = "off|report|enforce",
        DefaultValueFactory = _ => usual,
        CustomParser = argument =>
        {
            string text = argument.Tokens[^1].Value;
            switch (text)
            {
                case "off":
                    return VerifierMode.Off;
                case "report":
                    return VerifierMode.Report;
                case "enforce":
                    return VerifierMode.Enforce;
                default:
                    argument.AddError($"--verify '{text}': known are off, report and enforce");
                    return default;
            }
        },
    };
}
