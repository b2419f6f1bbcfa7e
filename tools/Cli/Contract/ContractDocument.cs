using System.Reflection;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>What the contract asks for and how it is covered, as tests/ContractMap.Tests found it; docs/ddi-map.md is the same to read.</summary>
internal sealed record ContractDocument(
    ContractSection<EntryPointEntry> EntryPoints,
    ContractSection<OidEntry> Oids,
    ContractSection<RuleEntry> Rules,
    ContractSection<RequirementEntry> Requirements)
{
    /// <summary>Reads the map that this program was built with.</summary>
    public static ContractDocument Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("contract-map.json")!;
        return JsonOutput.Read<ContractDocument>(stream);
    }

    /// <summary>Finds an entry by its name, in any case; null when there is none.</summary>
    public ContractEntry? Find(string name) =>
        EntryPoints.Entries.Concat<ContractEntry>(Oids.Entries).Concat(Rules.Entries).Concat(Requirements.Entries)
            .FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
