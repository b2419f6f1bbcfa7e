using System.Runtime.CompilerServices;
using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests;

/// <summary>Prints a state table whole: every event in every state.</summary>
internal static class TableText
{
    public static string Of<TState, TEvent>(Func<TState, TEvent, object> next)
        where TState : struct, Enum
        where TEvent : struct, Enum
    {
        StringBuilder text = new();
        foreach (TEvent e in Enum.GetValues<TEvent>())
        {
            _ = text.Append(e).Append('\n');
            foreach (TState state in Enum.GetValues<TState>())
            {
                _ = text.Append($"  {state,-17} -> {next(state, e)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Compares a Mermaid diagram of the moves with the one in the documents.</summary>
    public static void CheckDiagram<TState, TEvent>(
        string title, string name, Func<TState, TEvent, (TState Next, NdisStatus Status)> next, [CallerFilePath] string source = "")
        where TState : struct, Enum
        where TEvent : struct, Enum
    {
        StringBuilder text = new($"# {title}\n\nMade from the table by its test; refusals are left out.\n\n```mermaid\nstateDiagram-v2\n");
        foreach (TEvent e in Enum.GetValues<TEvent>())
        {
            foreach (TState state in Enum.GetValues<TState>())
            {
                (TState to, NdisStatus status) = next(state, e);
                if (status.IsSuccess && !state.Equals(to))
                {
                    _ = text.Append($"    {state} --> {to}: {e}\n");
                }
            }
        }

        _ = text.Append("```\n");
        string path = Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "..", "docs", "diagrams", name);
        if (Environment.GetEnvironmentVariable("UCONDIS_APPROVE") == "1")
        {
            File.WriteAllText(path, text.ToString());
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", text.ToString());
    }
}
