using System.Reflection;
using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Prints a transition table over all its events, guards and states, as text and as a Mermaid diagram.</summary>
internal static class TableText
{
    public static string Print(params Type[] tables)
    {
        StringBuilder text = new();
        foreach (MethodInfo method in Events(tables))
        {
            text.Append(Title(method)).Append('\n');
            foreach ((object state, string guards, Row row) in Rows(method))
            {
                string outcome = row.Status.IsSuccess ? $"{row.Next,-20}{row.Effect,-22}" : $"refused: {row.Status,-33}";
                string when = guards.PadRight(Math.Max(18, guards.Length + 1));
                text.Append($"    {state,-20}{when}{outcome}{row.Clause}".TrimEnd()).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    public static string Diagram(string title, params Type[] tables)
    {
        StringBuilder text = new();
        text.Append($"# {title}\n\nMade from the table by its test; refusals are left out.\n\n```mermaid\nstateDiagram-v2\n");
        foreach (MethodInfo method in Events(tables))
        {
            foreach ((object state, string guards, Row row) in Rows(method))
            {
                if (row.Status.IsSuccess && (!Equals(state, row.Next) || row.Effect != "None"))
                {
                    text.Append($"    {state} --> {row.Next}: {method.Name}{(guards.Length == 0 ? "" : $" ({guards})")}\n");
                }
            }
        }

        return text.Append("```\n").ToString();
    }

    private static IEnumerable<MethodInfo> Events(Type[] tables) =>
        tables.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    private static string Title(MethodInfo method)
    {
        string[] ddis = [.. method.GetCustomAttributes<DdiAttribute>().Select(a => a.Name)];
        return ddis.Length == 0 ? method.Name : $"{method.Name} [{string.Join(", ", ddis)}]";
    }

    private static IEnumerable<(object State, string Guards, Row Row)> Rows(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        foreach (object state in Enum.GetValues(parameters[0].ParameterType))
        {
            (string Guards, Row Row)[] rows = [.. Guards(parameters.Length - 1).Select(guards =>
                (Text(parameters, guards), Row.Of(method.Invoke(null, [state, .. guards.Cast<object>()])!)))];
            if (rows.All(r => r.Row == rows[0].Row))
            {
                yield return (state, "", rows[0].Row);
                continue;
            }

            foreach ((string guards, Row row) in rows)
            {
                yield return (state, guards, row);
            }
        }
    }

    /// <summary>Every combination of so many guards, all true first.</summary>
    private static IEnumerable<bool[]> Guards(int count) =>
        Enumerable.Range(0, 1 << count).Select(n => Enumerable.Range(0, count).Select(i => (n >> i & 1) == 0).ToArray());

    private static string Text(ParameterInfo[] parameters, bool[] guards) =>
        string.Join(", ", guards.Select((guard, i) => $"{(guard ? "" : "not ")}{parameters[i + 1].Name}"));

    private sealed record Row(object Next, string Effect, NdisStatus Status, string Clause)
    {
        public static Row Of(object step)
        {
            Type type = step.GetType();
            return new(
                type.GetProperty("Next")!.GetValue(step)!,
                type.GetProperty("Effect")!.GetValue(step)!.ToString()!,
                (NdisStatus)type.GetProperty("Status")!.GetValue(step)!,
                (string)type.GetProperty("Clause")!.GetValue(step)!);
        }
    }
}
