using System.Text;

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
                _ = text.Append($"  {state,-12} -> {next(state, e)}\n");
            }
        }

        return text.ToString();
    }
}
