using System.Xml.Linq;

namespace UserCoNdis.Architecture.Tests;

/// <summary>The tree as it lies on disk.</summary>
internal static class House
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Projects() => Files("*.csproj");

    public static IEnumerable<string> Sources() => Files("*.cs");

    public static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> Files(string pattern) =>
        new[] { "Transport", "Framework", "Drivers", "tools", "tests" }
            .SelectMany(top => Directory.EnumerateFiles(Path.Combine(Root, top), pattern, SearchOption.AllDirectories))
            .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "UserCoNdis.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("UserCoNdis.sln is in no folder above the tests.");
    }
}
