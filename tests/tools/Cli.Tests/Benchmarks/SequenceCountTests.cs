using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Cli.Tests.Benchmarks;

public sealed class SequenceCountTests
{
    [Theory]
    [InlineData("0 1 2 3", 4, 0, 0)]
    [InlineData("0 2 3", 3, 0, 0)]               // one lost
    [InlineData("3 4", 2, 0, 0)]                 // the first three lost
    [InlineData("0 2 1 3", 4, 1, 0)]             // RFC 4737, 3.3: 1 came after 2
    [InlineData("0 3 1 2", 4, 2, 0)]
    [InlineData("0 1 1 2 0", 3, 0, 2)]
    [InlineData("0 2 1 1 2", 3, 1, 2)]
    [InlineData("0 5000 1", 3, 1, 0)]            // later than what is remembered
    [InlineData("0 4096 1 1", 3, 1, 1)]          // the oldest that is remembered
    [InlineData("4095 8191 4096 8190", 4, 2, 0)] // places that others had before
    public void Record_OfTheseNumbers_CountsEachOnce(string numbers, long received, long reordered, long duplicates)
    {
        var count = new SequenceCount();
        foreach (string number in numbers.Split(' '))
        {
            count.Record(ulong.Parse(number));
        }

        Assert.Equal((received, reordered, duplicates), (count.Received, count.Reordered, count.Duplicates));
    }

    [Fact]
    public void Record_OfAnyMixture_AgreesWithASetOfNumbers()
    {
        Seeds.Run(20, seed =>
        {
            var random = new Random((int)seed);
            var count = new SequenceCount();
            HashSet<ulong> seen = [];
            ulong highest = 0;
            long reordered = 0, duplicates = 0;
            for (int i = 0; i < 3000; i++)
            {
                ulong number = (ulong)Math.Max(0, (long)highest + random.Next(-300, 301));
                bool isNew = seen.Add(number);
                duplicates += isNew ? 0 : 1;
                reordered += isNew && number < highest ? 1 : 0;
                highest = Math.Max(highest, number);
                count.Record(number);
            }

            Assert.Equal((seen.Count, reordered, duplicates), (count.Received, count.Reordered, count.Duplicates));
        });
    }

    [Fact]
    public void Reset_AfterSome_CountsFromZero()
    {
        var count = new SequenceCount();
        count.Record(0);
        count.Record(1);
        count.Reset();
        count.Record(0);
        Assert.Equal((1, 0, 0), (count.Received, count.Reordered, count.Duplicates));
    }
}
