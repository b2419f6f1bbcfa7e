using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Cli.Tests.Benchmarks.Patterns;

public sealed class PatternCheckerTests
{
    private const int Octets = 20_000;
    public static TheoryData<string> Patterns => [.. (string[])["prbs7", "prbs15", "prbs23", "prbs31", "counter", "mod63"]];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Check_OfWhatWasSentCutAnywhere_FindsNothing(string name)
    {
        foreach (int cut in (int[])[1, 7, 31, 4096, Octets])
        {
            PatternChecker checker = Checked(name, Sent(name), Octets, cut);
            Assert.Equal(new PatternCount(Octets, 0, 0, 0, 0, 0, 0), checker.Count);
            Assert.Equal(Octets, checker.Position);
        }
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Check_OfFlippedBits_CountsEachAtItsPosition(string name)
    {
        (int At, byte Bits)[] flips = [(0, 1), (1, 0x80), (777, 0x18), (778, 0xFF), (5000, 2), (5031, 4), (Octets - 1, 0x40)];
        byte[] received = Sent(name);
        foreach ((int at, byte bits) in flips)
        {
            received[at] ^= bits;
        }

        foreach (int cut in (int[])[1, 100, Octets])
        {
            PatternChecker checker = Checked(name, received, Octets, cut);
            Assert.Equal(new PatternCount(Octets, 15, 7, 0, 0, 0, 0), checker.Count);
            Assert.Equal(flips.Select(static flip => new OctetError(flip.At, flip.Bits)), checker.FirstErrors.ToArray());
        }
    }

    [Theory]
    [InlineData("prbs7", 1)]
    [InlineData("prbs7", 60)]
    [InlineData("prbs15", 1)]
    [InlineData("prbs15", 5000)]
    [InlineData("prbs23", 1)]
    [InlineData("prbs23", 13_000)]
    [InlineData("prbs31", 3)]
    [InlineData("prbs31", 13_000)]
    [InlineData("counter", 1)]
    [InlineData("counter", 100)]
    [InlineData("mod63", 1)]
    public void Check_AfterLostOctets_TellsASlipAndNoBitError(string name, int lost)
    {
        byte[] sent = Sent(name);
        byte[] received = [.. sent[..4321], .. sent[(4321 + lost)..]];
        foreach (int cut in (int[])[1, 64, Octets])
        {
            PatternChecker checker = Checked(name, received, Octets, cut);
            Assert.Equal(new PatternCount(Octets - lost, 0, 0, 1, lost, 0, 0), checker.Count);
            Slip slip = Assert.Single(checker.FirstSlips.ToArray());
            Assert.Equal(lost, slip.Octets);
            Assert.InRange(slip.Position, 4321 - 8, 4321 + 8); // neighbours may fit both places
        }
    }

    [Theory]
    [InlineData("prbs15", 1)]
    [InlineData("prbs31", 40)]
    [InlineData("prbs31", 700)]
    [InlineData("counter", 5)]
    public void Check_OfOctetsThatNobodySent_TellsThemAsInserted(string name, int inserted)
    {
        byte[] sent = Sent(name);
        byte[] noise = new byte[inserted];
        new Random(3).NextBytes(noise);
        PatternChecker checker = Checked(name, [.. sent[..9000], .. noise, .. sent[9000..]], Octets, 333);
        Assert.Equal(new PatternCount(Octets + inserted, 0, 0, 1, 0, inserted, 0), checker.Count);
    }

    [Theory]
    [InlineData("prbs15", 20)]
    [InlineData("prbs23", 1000)]
    public void Check_OfOctetsThatCameTwice_TellsThemAsInserted(string name, int twice)
    {
        byte[] sent = Sent(name);
        PatternChecker checker = Checked(name, [.. sent[..9000], .. sent[(9000 - twice)..]], Octets, 333);
        Assert.Equal(new PatternCount(Octets + twice, 0, 0, 1, 0, twice, 0), checker.Count);
    }

    [Fact]
    public void Check_OfLossesBetweenErrors_TellsEachByItself()
    {
        byte[] sent = Sent("prbs23");
        sent[100] ^= 1;
        sent[6000] ^= 0x42;
        byte[] received = [.. sent[..3000], .. sent[3002..8000], .. sent[8100..]];
        PatternChecker checker = Checked("prbs23", received, Octets, 512);
        Assert.Equal(new PatternCount(received.Length, 3, 2, 2, 102, 0, 0), checker.Count);
        Assert.Equal([new OctetError(100, 1), new OctetError(6000, 0x42)], checker.FirstErrors.ToArray());
    }

    [Fact]
    public void Check_OfABurstInPlace_CountsItsBitsAndNoSlip()
    {
        byte[] received = Sent("prbs15");
        int bits = 0;
        for (int i = 5000; i < 5200; i++)
        {
            received[i] ^= 0x7E;
            bits += 6;
        }

        Assert.Equal(new PatternCount(Octets, bits, 200, 0, 0, 0, 0), Checked("prbs15", received, Octets, 1000).Count);
    }

    [Fact]
    public void Check_OfZeros_CountsBitsThatAreSet()
    {
        byte[] received = new byte[Octets];
        received[17] = 0x81;
        PatternChecker checker = Checked("zeros", received, Octets, 99);
        Assert.Equal((2L, 1L), (checker.Count.BitErrors, checker.Count.ByteErrors));
    }

    [Fact]
    public void Finish_WhenTheEndIsMissing_TellsItAsLost()
    {
        PatternChecker checker = Checked("prbs31", Sent("prbs31")[..^50], Octets, 64);
        Assert.Equal(new PatternCount(Octets - 50, 0, 0, 1, 50, 0, 0), checker.Count);
        Assert.Equal([new Slip(Octets - 50, 50)], checker.FirstSlips.ToArray());
    }

    [Fact]
    public void Check_OfNoiseAlone_SaysThatNothingCouldBeCompared()
    {
        byte[] noise = new byte[100_000];
        new Random(5).NextBytes(noise);
        PatternChecker checker = Checked("prbs31", noise, noise.Length, 1500);
        Assert.Equal(noise.Length, checker.Count.OutOfStepOctets + checker.Count.ByteErrors);
        Assert.False(checker.Count.IsClean);
    }

    [Fact]
    public void Check_OfASenderThatBeganBefore_AdoptsItsPhaseAndCountsFromThere()
    {
        var sender = new PrbsPattern(PrbsPolynomial.Prbs31);
        byte[] heard = new byte[5000];
        sender.Fill(1_000_003, heard);
        heard[3000] ^= 8;
        var checker = new PatternChecker(new PrbsPattern(PrbsPolynomial.Prbs31), adopts: true);
        checker.Check("some banner "u8);
        Assert.False(checker.HasFoundPattern);
        checker.Check(heard);
        checker.Finish();
        Assert.True(checker.HasFoundPattern);
        Assert.Equal(new PatternCount(5012, 1, 1, 0, 0, 0, 12), checker.Count);
        Assert.Equal([new OctetError(3000, 8)], checker.FirstErrors.ToArray());
    }

    /// <summary>Random errors and losses, known to the test: all are counted, at any cut.</summary>
    [Fact]
    public void Check_OfSeededFaults_CountsExactlyThem() => Seeds.Run(200, static seed =>
    {
        var random = new Random((int)seed);
        string name = (string[])["prbs15", "prbs23", "prbs31"] is var names ? names[seed % 3] : "";
        byte[] sent = Sent(name);
        List<byte> received = [];
        int bits = 0, lost = 0, slips = 0;
        for (int i = 0; i < Octets;)
        {
            int clean = Math.Min(random.Next(100, 1500), Octets - i);
            received.AddRange(sent.AsSpan(i, clean));
            i += clean;
            int gone = random.Next(1, 200);
            if (random.Next(2) == 0 && i + gone + 100 < Octets)
            {
                (i, lost, slips) = (i + gone, lost + gone, slips + 1);
            }
            else if (i + 100 < Octets)
            {
                received.Add((byte)(sent[i++] ^ 1 << random.Next(8)));
                bits++;
            }
        }

        PatternChecker checker = Checked(name, [.. received], Octets, random.Next(1, 3000));
        Assert.Equal(new PatternCount(received.Count, bits, bits, slips, lost, 0, 0), checker.Count);
    });

    [Fact]
    public void Check_AndAfterErrors_AllocatesNothing()
    {
        byte[] received = Sent("prbs15");
        received[50] ^= 1;
        byte[] lossy = [.. received[..700], .. received[800..]];
        var checkers = new Queue<PatternChecker>(Enumerable.Range(0, 3).Select(static _ => new PatternChecker(PatternNames.TryCreate("prbs15")!)));
        new PatternChecker(PatternNames.TryCreate("prbs15")!).Check(lossy);
        Assert.Equal(0, Allocations.Least(() => checkers.Dequeue().Check(lossy)));
    }

    /// <summary>Exact limits of Poisson's distribution (Garwood); without an error the rule of three.</summary>
    [Theory]
    [InlineData(0, 0, 2.9957)]
    [InlineData(1, 0.0253, 5.5716)]
    [InlineData(10, 4.7954, 18.3904)]
    [InlineData(100, 81.3639, 121.6272)]
    public void ErrorRate_OfACount_HasItsConfidenceLimits(long errors, double lower, double upper)
    {
        var rate = ErrorRate.Of(errors, 1_000_000);
        Assert.Equal(errors / 1e6, rate.Measured, 12);
        Assert.Equal(lower / 1e6, rate.Lower, 9);
        Assert.Equal(upper / 1e6, rate.Upper, 9);
    }

    [Fact]
    public void ErrorRate_OfManyErrors_GoesOnWhereTheExactLimitsEnd()
    {
        ErrorRate exact = ErrorRate.Of(400, 1_000_000), normal = ErrorRate.Of(401, 1_000_000);
        Assert.InRange(normal.Upper / exact.Upper, 0.995, 1.01);
        Assert.InRange(normal.Lower / exact.Lower, 0.995, 1.01);
    }

    private static byte[] Sent(string name)
    {
        byte[] octets = new byte[Octets];
        PatternNames.TryCreate(name)!.Fill(0, octets);
        return octets;
    }

    private static PatternChecker Checked(string name, byte[] received, long sent, int cut)
    {
        var checker = new PatternChecker(PatternNames.TryCreate(name)!);
        for (int at = 0; at < received.Length; at += cut)
        {
            checker.Check(received.AsSpan(at, Math.Min(cut, received.Length - at)));
        }

        checker.Finish(sent);
        return checker;
    }
}
