using System.Buffers.Binary;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>What is written is read again in every layout; and 1,000,000 hostile blocks, mutations of good ones.</summary>
[Trait("Spec", "NCM10")]
public sealed class NtbFuzz
{
    private const int Longest = 1514;
    private const int Room = 64;

    private static readonly int[] s_alignments = [4, 8, 16, 32, 64, 128, 256, 512];

    public static TheoryData<int> Formats => [0, 1];

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteThenParse_EveryAlignment_SameFramesWhereTheDeviceWantsThem(int format) => Seeds.Run(3, seed =>
    {
        var random = new Random((int)seed);
        foreach (int divisor in s_alignments)
        {
            foreach (int alignment in s_alignments)
            {
                for (int remainder = 0; remainder < divisor; remainder += 1 + divisor / 16)
                {
                    RoundTrip(new NtbLayout(new NtbWire((NtbFormat)format), 8192, 20, divisor, remainder, alignment), random);
                }
            }
        }
    });

    [Fact]
    public void Parse_OnMutatedBlocks_OnlyDatagramsThatAreInsideAndApart()
    {
        var datagrams = new NtbDatagram[Room];
        new FuzzRun(Samples()).Run(1_000_000, seed: 1010, input =>
        {
            var parser = new NtbParser(Longest);
            int count = parser.Parse(input, datagrams);
            Check(input, datagrams.AsSpan(0, count));
            NtbCounters counters = parser.Counters;
            Require(counters.BadBlocks <= 1, "a block is bad once");
            Require(counters.BadDatagrams + counters.CrcErrors <= NtbParser.MaxFaults, "so many faults end a block");
        });
    }

    private static void RoundTrip(NtbLayout layout, Random random)
    {
        var plan = new NtbPlan(layout);
        var frames = new List<byte[]>();
        while (true)
        {
            byte[] frame = Ntb.Frame(random.Next(14, random.Next(15, Longest + 1)), frames.Count);
            if (!plan.TryAdd(frame.Length))
            {
                break;
            }

            frames.Add(frame);
        }

        byte[] block = Ntb.Write(layout, 7, [.. frames]);
        Assert.InRange(block.Length, 1, layout.MaxSize);
        var datagrams = new NtbDatagram[Room];
        var parser = new NtbParser(Longest);
        int count = parser.Parse(block, datagrams);
        Assert.Equal(frames.Count, count);
        Assert.Equal(default, parser.Counters);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(layout.Remainder, datagrams[i].Offset % layout.Divisor);
            Assert.Equal(frames[i], block.AsSpan(datagrams[i].Offset, datagrams[i].Length).ToArray());
        }

        Assert.Equal(0, layout.TableOffset % layout.TableAlignment);
    }

    private static IEnumerable<byte[]> Samples()
    {
        foreach (NtbFormat format in (NtbFormat[])[NtbFormat.Ntb16, NtbFormat.Ntb32])
        {
            yield return Ntb.Write(Ntb.Plain(format), 0, Ntb.Frame(14, 1));
            yield return Ntb.Write(Ntb.Plain(format), 1, Ntb.Frame(60, 1), Ntb.Frame(61, 2), Ntb.Frame(20, 3));
            yield return Ntb.Write(new NtbLayout(new NtbWire(format), 4096, 20, 64, 18, 64), 2, Ntb.Frame(30, 1), Ntb.Frame(40, 2));
            byte[] twice = Ntb.Write(Ntb.Plain(format), 3, Ntb.Frame(60, 1), Ntb.Frame(60, 2));
            int table = format == NtbFormat.Ntb16 ? 12 : 16;
            twice[table + (format == NtbFormat.Ntb16 ? 6 : 8)] = (byte)table; // a loop
            yield return twice;
            byte[] checkedFrame = [.. Ntb.Frame(20, 1), 0, 0, 0, 0];
            BinaryPrimitives.WriteUInt32LittleEndian(checkedFrame.AsSpan(20), EthernetCrc.Compute(checkedFrame.AsSpan(0, 20)));
            byte[] withCrc = Ntb.Write(Ntb.Plain(format), 4, checkedFrame, checkedFrame);
            withCrc[table + 3] = (byte)'1';
            yield return withCrc;
        }
    }

    private static void Check(byte[] block, ReadOnlySpan<NtbDatagram> datagrams)
    {
        for (int i = 0; i < datagrams.Length; i++)
        {
            NtbDatagram one = datagrams[i];
            Require(one.Offset >= 12 && one.End <= block.Length, "inside");
            Require(one.Length is >= 14 and <= Longest, "of a frame's length");
            for (int j = 0; j < i; j++)
            {
                Require(!one.Overlaps(datagrams[j]), "apart");
            }
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FuzzException($"not so: {what}");
        }
    }
}
