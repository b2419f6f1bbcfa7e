using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Each call site that can fail is failed once, in turn, in a run of each sequence.</summary>
public sealed class FaultSiteTests
{
    /// <summary>One that ends itself has its own fault.</summary>
    public static TheoryData<string, Shape> All
    {
        get
        {
            TheoryData<string, Shape> data = [];
            foreach (Sequence sequence in NdisKit.Sequences.All.Where(s => !s.Mark.EndsItself))
            {
                foreach (Shape shape in sequence.Shapes)
                {
                    data.Add(sequence.Name, shape);
                }
            }

            return data;
        }
    }

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
