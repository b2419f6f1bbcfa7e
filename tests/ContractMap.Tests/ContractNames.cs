using System.Reflection;
using UserCoNdis.NdisKit;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>What the contract asks for, by name: the lists are data beside this file.</summary>
internal static class ContractNames
{
    /// <summary>Gets the 65 functions and 42 callbacks of contract section 2.</summary>
    public static IReadOnlyList<string> EntryPoints { get; } = Lines("EntryPoints");

    /// <summary>Gets the 50 OIDs of contract sections 5 and 7.</summary>
    public static IReadOnlyList<string> Oids { get; } = Lines("Oids");

    /// <summary>Gets the requirements of contract appendix A: number, sentence, and what shows them besides tests that carry the number.</summary>
    public static IReadOnlyList<Requirement> Requirements { get; } =
        [.. Lines("Requirements").Select(l => l.Split('\t')).Select(p => new Requirement(p[0], p[1], p.Length > 2 ? p[2].Split(' ') : []))];

    /// <summary>Gives the shapes in which an entry point exists (contract 1.3, 8.1-T1, T3).</summary>
    public static IReadOnlyList<Shape> ShapesOf(string entryPoint) => entryPoint switch
    {
        "NdisMCoActivateVcComplete" or "NdisMCoDeactivateVcComplete" => [Shape.StandAlone],
        "MiniportCoCreateVc" or "MiniportCoDeleteVc" or "MiniportCoActivateVc" or "MiniportCoDeactivateVc" => [Shape.StandAlone],
        "ProtocolCmActivateVcComplete" or "ProtocolCmDeactivateVcComplete" => [Shape.StandAlone],
        _ when entryPoint.StartsWith("NdisMCm", StringComparison.Ordinal) => [Shape.Mcm],
        _ when entryPoint.StartsWith("NdisCm", StringComparison.Ordinal) => [Shape.StandAlone],
        _ => [Shape.StandAlone, Shape.Mcm],
    };

    /// <summary>Names a shape as the contract does.</summary>
    public static string Of(Shape shape) => shape == Shape.Mcm ? "MCM" : "CM";

    private static string[] Lines(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
