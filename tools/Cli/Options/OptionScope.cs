using System.CommandLine;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>Refuses options that make no sense where they were typed.</summary>
internal static class OptionScope
{
    /// <summary>Gets whether the user typed an option.</summary>
    public static bool IsGiven(this ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    /// <exception cref="CliException">One of the options was typed.</exception>
    public static void Refuse(this ParseResult parse, string why, params ReadOnlySpan<Option?> options)
    {
        foreach (Option? option in options)
        {
            if (option is not null && parse.IsGiven(option))
            {
                throw CliException.BadUsage($"{option.Name}: {why}");
            }
        }
    }
}
