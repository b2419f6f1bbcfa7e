namespace UserCoNdis.Framework.Contracts.Tests.Construction;

/// <summary>Proves a rule by compiling: the legal driver passes, the illegal one is refused for the reason named.</summary>
internal static class Proof
{
    /// <summary>The role's driver as it should be compiles; the same without some members, or with one too many, does not.</summary>
    /// <param name="role">The role's interface.</param>
    /// <param name="error">The code that the compiler answers with: CS0535 for a member that lacks, CS0539 for one that the role has not.</param>
    /// <param name="except">WDK names of the members that the illegal driver lacks; each alone must do.</param>
    /// <param name="extra">What the illegal driver has besides.</param>
    public static void Role(Type role, string error, IReadOnlyList<string>? except = null, string extra = "")
    {
        Assert.Empty(Snippet.Errors(RoleSource.Of(role)));
        foreach (string name in except ?? [""])
        {
            Refused(error, RoleSource.Of(role, [name], extra));
        }
    }

    /// <summary>The legal statements compile where the role's handles are at hand; each of the illegal ones does not.</summary>
    /// <param name="handles">Parameters that stand for what the driver has: <c>ClientVc vc</c>.</param>
    /// <param name="legal">What it may do.</param>
    /// <param name="error">The code that the compiler answers with.</param>
    /// <param name="illegal">What it may not.</param>
    public static void Statements(string handles, string legal, string error, params string[] illegal)
    {
        Assert.Empty(Snippet.Errors(Method(handles, legal)));
        Assert.NotEmpty(illegal);
        Assert.All(illegal, statements => Refused(error, Method(handles, statements)));
    }

    private static void Refused(string error, string source)
    {
        IReadOnlyList<string> errors = Snippet.Errors(source);
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.StartsWith(error, e, StringComparison.Ordinal));
    }

    private static string Method(string handles, string statements) =>
        $$"""
        using System;
        using UserCoNdis.Framework.Contracts;

        static unsafe class Driver
        {
            static void Do({{handles}}, object context, CoCallParameters parameters, NdisOidRequest oid, NetBufferList list)
            {
                {{statements}}
            }
        }
        """;
}
