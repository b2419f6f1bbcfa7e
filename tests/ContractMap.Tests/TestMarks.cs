using System.Reflection;
using UserCoNdis.TestKit;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>The marks that tests carry: rules, requirements and names of the contract, each with the tests that show it.</summary>
internal sealed class TestMarks
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Framework.Contracts.Tests.OfficialNameTests).Assembly,
        typeof(Framework.Runtime.Tests.TableTests).Assembly,
        typeof(Drivers.Tests.Structures.TapiStructureTests).Assembly,
    ];

    public TestMarks()
    {
        MethodInfo[] methods =
        [
            .. Assemblies.SelectMany(a => a.GetTypes())
                .SelectMany(t => t.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)),
        ];
        Kept = Collect<RuleAttribute>(methods, a => a.Side == RuleCase.Broken ? [] : [a.Number]);
        Broken = Collect<RuleAttribute>(methods, a => a.Side == RuleCase.Kept ? [] : [a.Number]);
        Requirements = Collect<RequirementAttribute>(methods, a => [a.Number]);
        Covered = Collect<CoversAttribute>(methods, a => a.Names.SelectMany(Expand));
        Methods =
        [
            .. methods.Where(m => m.IsDefined(typeof(RuleAttribute)) || m.IsDefined(typeof(RequirementAttribute))
                || m.IsDefined(typeof(CoversAttribute))),
        ];
    }

    /// <summary>Gets all that carries a mark.</summary>
    public IReadOnlyList<MethodInfo> Methods { get; }

    /// <summary>Gets tests by the rule that they show kept.</summary>
    public ILookup<string, string> Kept { get; }

    /// <summary>Gets tests by the rule that they show broken.</summary>
    public ILookup<string, string> Broken { get; }

    /// <summary>Gets tests by requirement of appendix A.</summary>
    public ILookup<string, string> Requirements { get; }

    /// <summary>Gets tests by OID or entry point.</summary>
    public ILookup<string, string> Covered { get; }

    /// <summary>A name that ends in a star stands for all that begin so.</summary>
    private static IEnumerable<string> Expand(string name) => name.EndsWith('*')
        ? ContractNames.EntryPoints.Concat(ContractNames.Oids).Where(n => n.StartsWith(name[..^1], StringComparison.Ordinal))
        : [name];

    private static ILookup<string, string> Collect<T>(MethodInfo[] methods, Func<T, IEnumerable<string>> names)
        where T : Attribute =>
        methods.SelectMany(m => m.GetCustomAttributes<T>().SelectMany(names).Select(n => (Name: n, Test: $"{m.DeclaringType!.Name}.{m.Name}")))
            .Distinct().OrderBy(p => p.Test, StringComparer.Ordinal)
            .ToLookup(p => p.Name, p => p.Test, StringComparer.Ordinal);
}
