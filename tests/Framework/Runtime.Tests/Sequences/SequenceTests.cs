using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Every sequence of contract section 4, in every shape that has it, with every way to answer, for several seeds.</summary>
public sealed class SequenceTests
{
    private static readonly AnswerMode[] s_modes = [AnswerMode.Sync, AnswerMode.Pending, AnswerMode.Early, AnswerMode.Late];

    public static TheoryData<string, Shape> All
    {
        get
        {
            TheoryData<string, Shape> data = [];
            foreach (Sequence sequence in NdisKit.Sequences.All)
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
    public void Sequence_AnsweredInEveryWay_GoesAsTheContractSays(string name, Shape shape)
    {
        Sequence sequence = NdisKit.Sequences.Find(name);
        foreach (AnswerMode mode in s_modes)
        {
            for (ulong seed = 0; seed < 4; seed++)
            {
                sequence.Run(shape, seed, mode);
            }
        }
    }
}
