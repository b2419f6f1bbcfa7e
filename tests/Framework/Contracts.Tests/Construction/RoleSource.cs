using System.Reflection;

namespace UserCoNdis.Framework.Contracts.Tests.Construction;

/// <summary>Writes the source of a class that has a role.</summary>
internal static class RoleSource
{
    /// <summary>Gives a driver that has every member of its role, but for those left out by <paramref name="except"/>.</summary>
    /// <param name="role">The role's interface.</param>
    /// <param name="except">WDK names of members to leave out.</param>
    /// <param name="extra">Members to add.</param>
    public static string Of(Type role, IReadOnlyList<string>? except = null, string extra = "") =>
        $$"""
        #nullable disable
        using UserCoNdis.Framework.Contracts;
        class Driver : {{Name(role)}}
        {
            {{string.Join("\n    ", Members(role).Where(m => !Ddis(m).Any(n => (except ?? []).Contains(n, StringComparer.Ordinal))).Select(Body))}}
            {{extra}}
        }
        """;

    /// <summary>Gives what a class must have to play the role: all but the members with a body of their own.</summary>
    public static IEnumerable<MethodInfo> Members(Type role) =>
        role.GetInterfaces().Prepend(role).SelectMany(t => t.GetMethods()).Where(m => m.IsAbstract);

    /// <summary>Gives the type as C# writes it.</summary>
    public static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        return type.IsGenericType
            ? $"{type.FullName!.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type == typeof(void) ? "void" : type.FullName!;
    }

    private static IEnumerable<string> Ddis(MethodInfo method) =>
        method.GetCustomAttributes<DdiAttribute>().Select(a => a.Name);

    private static string Body(MethodInfo method) => method.IsSpecialName
        ? $"{Name(method.ReturnType)} {Name(method.DeclaringType!)}.{method.Name[4..]} => throw null;"
        : $"{Name(method.ReturnType)} {Name(method.DeclaringType!)}.{method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))}) => throw null;";

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsOut ? "out " : parameter.IsIn ? "in " : "")}{Name(parameter.ParameterType)} {parameter.Name}";
}
