using System.Reflection;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Finds the static methods with <see cref="RuleAttribute"/> in the classes Kept… and Broken…. One that takes a
/// <see cref="ContractFixture"/> runs in every shape, one that takes an <see cref="NdisFixture"/> with an MCM only.</summary>
internal static class CaseRunner
{
    /// <summary>The shapes that the scripted drivers come in.</summary>
    private static readonly Shape[] Shapes = [Shape.Mcm, Shape.StandAlone];

    private static readonly Dictionary<string, MethodInfo> All = typeof(CaseRunner).Assembly.GetTypes()
        .Where(static t => t.IsAbstract && t.IsSealed)
        .SelectMany(static t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(static m => m.IsDefined(typeof(RuleAttribute)))
        .ToDictionary(static m => $"{m.DeclaringType!.Name}.{m.Name}", StringComparer.Ordinal);

    /// <summary>The cases of one side by name, <c>BrokenSaps.Deregister_Twice</c>, each in its shapes.</summary>
    /// <param name="side">Kept or broken.</param>
    /// <param name="which">Given the case's rules.</param>
    public static TheoryData<string, Shape> Cases(RuleCase side, Func<string[], bool>? which = null)
    {
        TheoryData<string, Shape> cases = [];
        foreach ((string name, MethodInfo method) in All.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            bool isOfSide = method.GetCustomAttributes<RuleAttribute>().Any(r => r.Side == side);
            foreach (Shape shape in Shapes)
            {
                if (isOfSide && shape == (OnlyShapeOf(method) ?? shape) && (which is null || which(RulesOf(name))))
                {
                    cases.Add(name, shape);
                }
            }
        }

        return cases;
    }

    public static string[] RulesOf(string name) =>
        [.. All[name].GetCustomAttributes<RuleAttribute>().Select(static r => r.Number)];

    public static ContractFixture NewFixture(Shape shape, VerifierMode mode) =>
        (shape == Shape.Mcm ? new NdisFixture(verifier: mode) : new ContractFixture(shape, verifier: mode)).Start();

    /// <summary>Runs a case and lets the loop come to rest.</summary>
    public static void Run(string name, ContractFixture fixture)
    {
        if (TakesMcm(All[name]))
        {
            All[name].CreateDelegate<Action<NdisFixture>>()((NdisFixture)fixture);
        }
        else
        {
            All[name].CreateDelegate<Action<ContractFixture>>()(fixture);
        }

        fixture.Run();
    }

    private static Shape? OnlyShapeOf(MethodInfo method) =>
        TakesMcm(method) ? Shape.Mcm : method.GetCustomAttribute<OnlyInAttribute>()?.Shape;

    private static bool TakesMcm(MethodInfo method) => method.GetParameters()[0].ParameterType == typeof(NdisFixture);
}
