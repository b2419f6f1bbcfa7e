using System.Collections;
using System.Text;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>The few lines of shell with which a guest starts its one program.</summary>
public static class StartScript
{
    // What decides how programs are found and how .NET runs.
    private static readonly string[] s_inherited = ["PATH", "HOME", "LANG", "DOTNET_", "UCONDIS_"];

    /// <summary>Runs a program, its exit code written to the share.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="modules">Loaded before, as modprobe takes them.</param>
    /// <param name="port">The device that is its input and output; null: none.</param>
    public static string For(IEnumerable<string> command, IEnumerable<string> modules, string? port)
    {
        StringBuilder script = new();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (s_inherited.Any(prefix => ((string)variable.Key).StartsWith(prefix, StringComparison.Ordinal)))
            {
                _ = script.Append("export ").Append(variable.Key).Append('=').AppendLine(Quote((string)variable.Value!));
            }
        }

        foreach (string module in modules)
        {
            _ = script.Append("modprobe ").AppendLine(string.Join(' ', module.Split(' ').Select(Quote)));
        }

        // A port can be open once only: its output is its input, duplicated.
        _ = script.Append("cd ").AppendLine(Quote(Environment.CurrentDirectory))
            .AppendJoin(' ', command.Select(Quote)).AppendLine(port is null ? " </dev/null" : $" 0<>{port} 1>&0 2>&0")
            .AppendLine($"echo $? >{GuestFolder.ShareInGuest}/exit");
        return script.ToString();
    }

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
