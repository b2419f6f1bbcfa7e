using System.Reflection;

namespace UserCoNdis.NdisKit;

/// <summary>The sequences of contract section 4.</summary>
public static class Sequences
{
    private static readonly Type[] s_chapters =
    [
        typeof(FamilySequences), typeof(SapSequences), typeof(VcSequences), typeof(OutgoingSequences), typeof(IncomingSequences),
        typeof(MultipointSequences), typeof(CloseSequences), typeof(QosSequences), typeof(DataSequences), typeof(OidSequences),
        typeof(OidTableSequences), typeof(StatusSequences), typeof(AdapterSequences), typeof(HaltSequences), typeof(PvcSequences),
        typeof(AnswerSequences), typeof(TapiSequences),
    ];

    /// <summary>All of them, in the order of the contract.</summary>
    public static IReadOnlyList<Sequence> All { get; } = [.. s_chapters.SelectMany(In)];

    public static Sequence Find(string name) => All.First(s => s.Name == name);

    private static IEnumerable<Sequence> In(Type chapter) => chapter
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m.IsDefined(typeof(SequenceAttribute)))
        .OrderBy(m => m.MetadataToken)
        .Select(m => new Sequence(
            $"{chapter.Name.Replace("Sequences", "", StringComparison.Ordinal)}.{m.Name}",
            m.GetCustomAttribute<SequenceAttribute>()!,
            m.CreateDelegate<Action<ContractFixture>>()));
}
