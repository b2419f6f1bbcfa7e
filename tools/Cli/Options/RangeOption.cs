using System.CommandLine;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>Reads numbers that have limits.</summary>
internal static class RangeOption
{
    /// <summary>Gets the value of an option.</summary>
    /// <exception cref="CliException">It is out of its range; the line says which that is.</exception>
    public static T Between<T>(this ParseResult parse, Option<T> option, T least, T most)
        where T : struct, IComparable<T>
    {
        T value = parse.GetValue(option);
        return value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw CliException.BadUsage($"{option.Name} takes {least} to {most}, not {value}.");
    }
}
