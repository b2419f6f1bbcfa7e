using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>Which sequence exercised what, in which shape.</summary>
public sealed class SequenceCoverage
{
    private readonly SortedDictionary<string, SortedDictionary<Shape, SortedSet<string>>> _entryPoints =
        new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, SortedSet<string>> _oids = new(StringComparer.Ordinal);

    private SequenceCoverage()
    {
    }

    /// <summary>The sequences by entry point (its WDK name) and shape.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<Shape, SortedSet<string>>> EntryPoints => _entryPoints;

    /// <summary>The sequences that carried it, by OID (its official name).</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Oids => _oids;

    /// <summary>Runs the catalogue and looks; the two ways to answer together reach every completion.</summary>
    public static SequenceCoverage OfCatalogue()
    {
        SequenceCoverage coverage = new();
        foreach (Sequence sequence in Sequences.All)
        {
            foreach (Shape shape in sequence.Shapes)
            {
                sequence.Run(shape, seed: 0, AnswerMode.Sync, finished: f => coverage.Add(sequence, f));
                sequence.Run(shape, seed: 1, AnswerMode.Pending, finished: f => coverage.Add(sequence, f));
            }
        }

        return coverage;
    }

    private void Add(Sequence sequence, ContractFixture f)
    {
        foreach (DdiRecord record in f.Trace.Records)
        {
            if (record.Phase != DdiPhase.Return)
            {
                Add(ShapeNames.Of(record.Ddi, f.Shape == Shape.Mcm && record.Driver == f.CallManager.Name), f.Shape, sequence);
            }
        }

        foreach (Script script in f.Scripts)
        {
            script.Log.ForEach(ddi => Add(ddi, f.Shape, sequence));
            foreach (string ddi in script.Called)
            {
                Add(ddi, f.Shape, sequence);
            }

            foreach (Oid oid in script.Oids)
            {
                Set(_oids, oid.ToString(), static () => new SortedSet<string>(StringComparer.Ordinal)).Add(sequence.Name);
            }
        }
    }

    private void Add(string ddi, Shape shape, Sequence sequence) => Set(
        Set(_entryPoints, ddi, static () => []), shape, static () => new SortedSet<string>(StringComparer.Ordinal)).Add(sequence.Name);

    private static TValue Set<TKey, TValue>(SortedDictionary<TKey, TValue> table, TKey key, Func<TValue> make)
        where TKey : notnull
    {
        if (!table.TryGetValue(key, out TValue? value))
        {
            table[key] = value = make();
        }

        return value;
    }
}
