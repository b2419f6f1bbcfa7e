using System.Reflection;
using System.Text;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

/// <summary>Prints a transition table, all states times all events, by reflection.</summary>
internal static class TableText
{
    public static string Of<TState>(Type table)
        where TState : struct, Enum
    {
        StringBuilder text = new();
        foreach (MethodInfo method in table.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            text.AppendLine(method.Name);
            foreach (TState state in Enum.GetValues<TState>())
            {
                dynamic step = method.Invoke(null, [state])!;
                string next = Convert.ToString(step.Next);
                string effects = Convert.ToString(step.Effects);
                text.AppendLine($"  {state,-15} {(next == state.ToString() ? "." : next),-15} {(effects == "None" ? "" : effects)}".TrimEnd());
            }
        }

        return text.ToString();
    }
}
