using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace UserCoNdis.Framework.Contracts.Tests.Construction;

/// <summary>Compiles the source of a driver against Framework.Contracts, as strictly as this house does.</summary>
internal static class Snippet
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Memory.dll"
                or "UserCoNdis.Framework.Contracts.dll" or "UserCoNdis.Transport.Buffers.dll")
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>Gives the codes of what the compiler refuses, a line each, in order; nothing for a legal driver.</summary>
    public static IReadOnlyList<string> Errors(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Driver",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            References,
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        return
        [
            .. compilation.GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error || d.Id.StartsWith("CS86", StringComparison.Ordinal))
                .Select(d => $"{d.Id} {d.GetMessage()}"),
        ];
    }
}
