using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Cli.Tests.Benchmarks.Patterns;

/// <summary>Pseudo-random sequences against the recurrences and properties of ITU-T O.150.</summary>
public sealed class PrbsPatternTests
{
    public static TheoryData<string, int, int, bool> Sequences => new()
    {
        { "prbs7", 7, 6, false },
        { "prbs15", 15, 14, true },
        { "prbs23", 23, 18, true },
        { "prbs31", 31, 28, true },
    };

    /// <summary>The published sequence of x^7 + x^6 + 1 from a register of ones.</summary>
    [Fact]
    public void Prbs7_FromOnes_BeginsAsPublished() => Assert.Equal(
        "1111111" + "0000001" + "0000011" + "0000101" + "0001111" + "0010001" + "0110011" + "1010100" + "1111101" + "0000111",
        BitText("prbs7", 70));

    [Theory]
    [MemberData(nameof(Sequences))]
    public void EachSequence_IsWhatAShiftRegisterGivesBitByBit(string name, int order, int tap, bool isInverted)
    {
        bool[] register = Enumerable.Repeat(true, order).ToArray(); // [0] is the first stage
        string bits = BitText(name, 20_000);
        for (int n = 0; n < bits.Length; n++)
        {
            bool last = register[order - 1];
            Assert.Equal(last ^ isInverted ? '1' : '0', bits[n]);
            bool fed = last ^ register[tap - 1];
            Array.Copy(register, 0, register, 1, order - 1);
            register[0] = fed;
        }
    }

    [Theory]
    [InlineData("prbs7", 127)]
    [InlineData("prbs15", 32_767)]
    [InlineData("prbs23", 8_388_607)]
    public void EachSequence_RepeatsAfterItsPeriodAndNotBefore(string name, int period)
    {
        TestPattern pattern = PatternNames.TryCreate(name)!;
        Assert.Equal(period, pattern.Period);
        byte[] octets = new byte[period + 16];
        pattern.Fill(0, octets);
        Assert.Equal(octets[..16], octets[period..]);
        Assert.Equal(period, octets.AsSpan(1).IndexOf(octets.AsSpan(0, 8)) + 1);
    }

    /// <summary>O.150 5.3 and 5.6: the longest run of zeros is as long as the order; there is one more of the bit that is not inverted.</summary>
    [Theory]
    [InlineData("prbs7", 7, '1')]
    [InlineData("prbs15", 15, '0')]
    [InlineData("prbs23", 23, '0')]
    public void EachSequence_HasOneLongestRunAndABitMoreOfItsKind(string name, int order, char longest)
    {
        int period = (1 << order) - 1;
        string bits = BitText(name, period);
        Assert.Equal((period + 1) / 2, bits.Count(bit => bit == longest));
        string twice = bits + bits[..64];
        Assert.Contains(new string(longest, order), twice, StringComparison.Ordinal);
        Assert.DoesNotContain(new string(longest, order + 1), twice, StringComparison.Ordinal);
        char other = longest == '1' ? '0' : '1';
        Assert.DoesNotContain(new string(other, order), twice, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Fill_AtAnyPositionAndCut_GivesTheSameSequence(string name, int order, int tap, bool isInverted)
    {
        _ = (order, tap, isInverted);
        byte[] whole = new byte[600];
        PatternNames.TryCreate(name)!.Fill(-100, whole);
        var random = new Random(7);
        TestPattern pattern = PatternNames.TryCreate(name)!;
        for (int i = 0; i < 2000; i++)
        {
            int from = random.Next(500), length = random.Next(0, 100);
            byte[] part = new byte[length];
            pattern.Fill(from - 100, part);
            Assert.Equal(whole.AsSpan(from, length).ToArray(), part);
        }
    }

    [Fact]
    public void Fill_FarAway_JumpsWhereGoingThereWouldEnd()
    {
        var pattern = new PrbsPattern(PrbsPolynomial.Prbs23);
        byte[] near = new byte[32], far = new byte[32];
        pattern.Fill(12_345, near);
        pattern.Fill(12_345 + (pattern.Period * 1_000_000), far);
        Assert.Equal(near, far);
        pattern.Fill(12_345 - (pattern.Period * 7), far);
        Assert.Equal(near, far);
    }

    [Theory]
    [InlineData("prbs7")]
    [InlineData("prbs31")]
    [InlineData("counter")]
    [InlineData("mod63")]
    [InlineData("mod63:64")]
    [InlineData("zeros")]
    public void TryAdopt_OfASenderThatBeganBefore_TakesItsPhase(string name)
    {
        TestPattern sender = PatternNames.TryCreate(name)!, listener = PatternNames.TryCreate(name)!;
        byte[] heard = new byte[200], expected = new byte[200];
        sender.Fill(987_654, heard);
        Assert.True(listener.TryAdopt(heard));
        listener.Fill(0, expected);
        Assert.Equal(heard, expected);
    }

    [Fact]
    public void TryAdopt_OfNoise_IsRefusedAndChangesNothing()
    {
        byte[] before = new byte[32], after = new byte[32];
        foreach (string name in (string[])["prbs7", "prbs15", "prbs23", "prbs31", "counter", "mod63"])
        {
            TestPattern pattern = PatternNames.TryCreate(name)!;
            pattern.Fill(0, before);
            Assert.False(pattern.TryAdopt("a modem's banner"u8));
            Assert.False(pattern.TryAdopt(new byte[16]));
            pattern.Fill(0, after);
            Assert.Equal(before, after);
        }
    }

    /// <summary>Linux' gadget counts modulo 63 within each packet.</summary>
    [Fact]
    public void Modulo63_BeginsAnewInEachPacket()
    {
        byte[] octets = new byte[1100];
        PatternNames.TryCreate("mod63")!.Fill(0, octets);
        Assert.Equal(Enumerable.Range(0, 1100).Select(static i => (byte)(i % 512 % 63)), octets);
    }

    [Theory]
    [InlineData("prbs9")]
    [InlineData("mod63:63")]
    [InlineData("mod63:")]
    public void TryCreate_OfAnUnknownName_SaysNo(string name) => Assert.Null(PatternNames.TryCreate(name));

    [Fact]
    public void Fill_InOrder_AllocatesNothing()
    {
        byte[] block = new byte[4096];
        foreach (string name in (string[])["prbs7", "prbs31", "counter"])
        {
            TestPattern pattern = PatternNames.TryCreate(name)!;
            long position = 0;
            Assert.Equal(0, Allocations.Least(() =>
            {
                for (int i = 0; i < 100; i++, position += 4095)
                {
                    pattern.Fill(position, block.AsSpan(0, 4095));
                }
            }));
        }
    }

    /// <summary>The first bit on the line is the lowest of its octet.</summary>
    private static string BitText(string name, int bits)
    {
        byte[] octets = new byte[(bits + 7) / 8];
        PatternNames.TryCreate(name)!.Fill(0, octets);
        return string.Create(bits, octets, static (text, from) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)('0' + ((from[i / 8] >> (i % 8)) & 1));
            }
        });
    }
}
