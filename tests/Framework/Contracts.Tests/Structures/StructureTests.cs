using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Contracts.Tests.Structures;

/// <summary>What holds for every structure: it comes back as it went, and lengths that lie do no harm.</summary>
public sealed class StructureTests
{
    public static TheoryData<string> Names => AllStructures.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Structure_WrittenAndRead_IsTheSame(string name)
    {
        Structure structure = AllStructures.Find(name);
        Assert.True(structure.Sample.Length >= structure.FixedSize);
        Assert.Equal(structure.Sample, structure.Rewrite(structure.Sample));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Structure_CutBeforeTheEndOfItsFixedPart_IsRefused(string name)
    {
        Structure structure = AllStructures.Find(name);
        for (int length = 0; length < structure.FixedSize; length++)
        {
            Assert.Null(structure.Rewrite(structure.Sample[..length]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Structure_CutInItsVariablePart_IsRefused(string name)
    {
        Structure structure = AllStructures.Find(name);
        if (name.Contains("T27", StringComparison.Ordinal))
        {
            Assert.Equal(structure.Sample[..56], structure.Rewrite(structure.Sample[..115])![..56]); // the shorter form
            return;
        }

        for (int length = structure.FixedSize; length < structure.Sample.Length; length++)
        {
            Assert.Null(structure.Rewrite(structure.Sample[..length]));
        }
    }

    // A structure that was read is written and read again to the same octets: nothing of what surrounded it got in.
    [Theory]
    [MemberData(nameof(Names))]
    public void Structure_Mutated_IsRefusedOrReadsBack(string name)
    {
        Structure structure = AllStructures.Find(name);
        new FuzzRun([structure.Sample]).Run(4000, seed: 1, input =>
        {
            if (structure.Rewrite(input) is { } first)
            {
                Assert.Equal(first, structure.Rewrite(first));
            }
        });
    }
}
