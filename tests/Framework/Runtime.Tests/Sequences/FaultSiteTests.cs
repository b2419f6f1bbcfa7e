using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Each call site that can fail is failed once, in turn, in a run of each sequence.</summary>
public sealed class FaultSiteTests
{
    public static TheoryData<string, Shape> All => SequenceTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Site_FailedInASequence_LeavesNothingBehind(string name, Shape shape)
    {
        Sequence sequence = NdisKit.Sequences.Find(name);
        IReadOnlyList<string> sites = FaultSites.FailEach(sequence, shape, AnswerMode.Sync, seed: 0);
        Assert.NotEmpty(sites);
        FaultSites.FailEach(sequence, shape, AnswerMode.Pending, seed: 1);
        FaultSites.FailEach(sequence, shape, AnswerMode.Early, seed: 3);
    }
}
