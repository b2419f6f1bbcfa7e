using System.Runtime.CompilerServices;
using UserCoNdis.NdisKit;
using UserCoNdis.Tools.Cli.Contract;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>The committed map is what the code gives.</summary>
public sealed class MapTests
{
    private static readonly Lazy<ContractDocument> Map = new(static () => new MapBuilder(SequenceCoverage.OfCatalogue()).Build());

    [Fact]
    public void Page_Made_IsAsCommitted() => Check(MapPage.Write(Map.Value), "docs/ddi-map.md");

    [Fact]
    public void Document_Made_IsAsCommitted()
    {
        using StringWriter text = new();
        JsonOutput.Write(text, Map.Value);
        Check(text.ToString(), "tools/Cli/Contract/contract-map.json");
    }

    [Fact]
    public void Gaps_OfTheRules_AreAsCommitted() =>
        Check(GapsPage.Write(File.ReadAllText(PathOf("docs/spec-gaps.md")).ReplaceLineEndings("\n"), Map.Value.Rules), "docs/spec-gaps.md");

    [Fact]
    public void Contract_AsListed_IsComplete()
    {
        Assert.Equal(107, ContractNames.EntryPoints.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(50, ContractNames.Oids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(337, Map.Value.Rules.Total);
        Assert.Equal(45, ContractNames.Requirements.Count);
    }

    private static string PathOf(string path, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", path);

    private static void Check(string text, string path)
    {
        string file = PathOf(path);
        string made = text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UCONDIS_APPROVE") == "1")
        {
            File.WriteAllText(file, made);
        }

        string committed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (committed != made)
        {
            string line = made.Split('\n').Except(committed.Split('\n'), StringComparer.Ordinal).FirstOrDefault() ?? "(lines went)";
            Assert.Fail($"{path} is not what the code gives; new there: {line}\nRun again with UCONDIS_APPROVE=1 if that is right.");
        }
    }
}
