using System.Buffers.Binary;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>NTBs that lie. One thing is wrong with each; what is good in it is taken, what is not is counted.</summary>
[Trait("Spec", "NCM10")]
public sealed class NtbParserTests
{
    private const int Table = 12;
    private const int Entries = Table + 8;

    private readonly NtbParser _parser = new(1514);

    public static TheoryData<int> Formats => [0, 1];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_EmptyTable_NoDatagramAndNoFault(int format)
    {
        byte[] block = Ntb.Write(Ntb.Plain((NtbFormat)format), 0);
        Array.Resize(ref block, block.Length + 8); // a table has room for one datagram at least
        block[(format == 0 ? Table : 16) + 4] += (byte)(format == 0 ? 4 : 8);
        block[8] = (byte)block.Length;

        Assert.Empty(Ntb.Read(_parser, block));
        Assert.Equal(default, _parser.Counters);
    }

    [Fact]
    public void Parse_BlockLengthZero_TheTransferSaysIt()
    {
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1));
        Put(block, 8, 0);

        Assert.Single(Ntb.Read(_parser, block));
        Assert.Equal(default, _parser.Counters);
    }

    [Theory]
    [InlineData(0, 0x484D_434F)]  // signature
    [InlineData(4, 13)]           // wHeaderLength
    [InlineData(4, 0)]
    [InlineData(8, 0x7000)]       // wBlockLength beyond the transfer
    [InlineData(8, 11)]           // and within the header
    [InlineData(10, 4)]           // wNdpIndex in the header
    [InlineData(10, 0x7000)]      // and outside
    [InlineData(Table + 4, 15)]   // wLength of the table
    [InlineData(Table + 4, 0x7000)]
    public void Parse_FieldThatLies_TheBlockIsDroppedAndCounted(int at, int value)
    {
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1));
        Put(block, at, (ushort)value);

        Assert.Empty(Ntb.Read(_parser, block));
        Assert.Equal(new NtbCounters { BadBlocks = 1 }, _parser.Counters);
    }

    [Theory]
    [InlineData(Entries, 8)]         // in the header
    [InlineData(Entries, Table)]     // in the table
    [InlineData(Entries, 0x7000)]    // outside
    [InlineData(Entries + 2, 13)]    // shorter than an Ethernet header
    [InlineData(Entries + 2, 1515)]  // longer than a frame may be
    [InlineData(Entries + 2, 0xFFFF)]
    [InlineData(Entries + 2, 72)]    // into the second datagram: that one is dropped instead
    public void Parse_DatagramThatLies_ItIsDroppedAndTheOtherTaken(int at, int value)
    {
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1), Ntb.Frame(70, 2));
        Put(block, at, (ushort)value);

        Assert.Single(Ntb.Read(_parser, block));
        Assert.Equal(new NtbCounters { BadDatagrams = 1 }, _parser.Counters);
    }

    [Fact]
    public void Parse_DatagramsInFallingOrder_AreTakenAndOverlapsStillFound()
    {
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1), Ntb.Frame(60, 2), Ntb.Frame(60, 3));
        Span<byte> entries = block.AsSpan(Entries, 12);
        byte[] third = entries[8..12].ToArray();
        entries[..4].CopyTo(entries[8..]);
        third.CopyTo(entries);
        Assert.Equal([3, 2, 1], Ntb.Read(_parser, block).Select(f => f[0] / 31));

        entries[8..12].CopyTo(entries[4..]); // 3, 1, 1
        Assert.Equal([3, 1], Ntb.Read(_parser, block).Select(f => f[0] / 31));
        Assert.Equal(1, _parser.Counters.BadDatagrams);
    }

    [Fact]
    public void Parse_TableOfAnUnknownKind_IsSkippedAndTheNextOneRead()
    {
        byte[] block = Chain(out int second);
        block[Table + 3] = (byte)'7'; // "NCM7"

        Assert.Equal([2], Ntb.Read(_parser, block).Select(f => f[0] / 31));
        Assert.Equal(new NtbCounters { SkippedTables = 1 }, _parser.Counters);
        Assert.True(second > 0);
    }

    [Fact]
    public void Parse_ChainOfTables_AllDatagrams()
    {
        Assert.Equal([1, 2], Ntb.Read(_parser, Chain(out _)).Select(f => f[0] / 31));
        Assert.Equal(default, _parser.Counters);
    }

    [Fact]
    public void Parse_ChainThatIsALoop_EndsAndIsCounted()
    {
        byte[] block = Chain(out int second);
        Put(block, second + 6, Table);

        Assert.Equal([1, 2], Ntb.Read(_parser, block).Select(f => f[0] / 31));
        Assert.Equal(1, _parser.Counters.BadBlocks);
        Assert.InRange(_parser.Counters.BadDatagrams, 1, NtbParser.MaxFaults);
    }

    [Fact]
    public void Parse_EmptyTableThatPointsAtItself_Ends()
    {
        byte[] block = Chain(out _);
        Put(block, Table + 6, Table);
        Put(block, Entries, 0);

        Assert.Empty(Ntb.Read(_parser, block));
        Assert.Equal(new NtbCounters { BadBlocks = 1 }, _parser.Counters);
    }

    [Fact]
    public void Parse_SixteenBadDatagrams_TheRestIsNotBelieved()
    {
        byte[][] frames = [.. Enumerable.Range(0, 30).Select(i => Ntb.Frame(60, i % 8))];
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, frames);
        for (int i = 2; i < 20; i++)
        {
            Put(block, Entries + 4 * i, 0xFF00);
        }

        Assert.Equal(2, Ntb.Read(_parser, block).Count);
        Assert.Equal(new NtbCounters { BadBlocks = 1, BadDatagrams = NtbParser.MaxFaults }, _parser.Counters);
    }

    [Fact]
    public void Parse_MoreDatagramsThanThereIsRoomFor_TheFirstAreTakenAndTheOthersCounted()
    {
        byte[][] frames = [.. Enumerable.Range(0, 10).Select(i => Ntb.Frame(60, i % 8))];

        Assert.Equal(7, Ntb.Read(_parser, Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, frames), room: 7).Count);
        Assert.Equal(new NtbCounters { BadDatagrams = 3 }, _parser.Counters);
    }

    [Fact]
    public void Parse_NumbersThatSkip_AreCountedAcrossTheWrap()
    {
        foreach (int sequence in (int[])[0xFFFE, 0xFFFF, 0, 3, 4])
        {
            Ntb.Read(_parser, Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), (ushort)sequence, Ntb.Frame(60, 1)));
        }

        Assert.Equal(new NtbCounters { LostBlocks = 2 }, _parser.Counters);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parse_TableWithCrc_ItIsCheckedAndStripped(int format)
    {
        byte[] good = Ntb.Frame(60, 1);
        byte[] bad = Ntb.Frame(60, 2);
        byte[] block = Ntb.Write(Ntb.Plain((NtbFormat)format), 0, WithCrc(good, 0), WithCrc(bad, 1));
        block[(format == 0 ? Table : 16) + 3] = (byte)'1';

        Assert.Equal([good], Ntb.Read(_parser, block));
        Assert.Equal(new NtbCounters { CrcErrors = 1 }, _parser.Counters);
    }

    [Fact]
    public void Parse_LongestFrameWithCrc_IsTaken()
    {
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, WithCrc(Ntb.Frame(1514, 1), 0));
        block[Table + 3] = (byte)'1';

        Assert.Equal(1514, Ntb.Read(_parser, block)[0].Length);
    }

    /// <summary>The check value of this CRC.</summary>
    [Fact]
    public void Crc_OfTheNineDigits_IsTheCheckValue() => Assert.Equal(0xCBF4_3926, EthernetCrc.Compute("123456789"u8));

    [Fact]
    public void Parameters_AnswerOfADevice_EveryFieldIsRead()
    {
        byte[] answer = Ntb.Hex("1C 00 03 00 00 40 00 00 04 00 00 00 04 00 00 00 00 20 00 00 08 00 02 00 10 00 20 00");

        Assert.True(NtbParameters.TryParse(answer, out NtbParameters parameters));
        Assert.Equal(new NtbParameters(true, 0x4000, 0x2000, 8, 2, 16, 32), parameters);
        Assert.False(NtbParameters.TryParse(answer.AsSpan(0, 27), out _));
        answer[0] = 27;
        Assert.False(NtbParameters.TryParse(answer, out _));
    }

    private static byte[] WithCrc(byte[] frame, uint error)
    {
        byte[] all = [.. frame, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(frame.Length), EthernetCrc.Compute(frame) ^ error);
        return all;
    }

    /// <summary>A block with two tables of one datagram each.</summary>
    private static byte[] Chain(out int second)
    {
        byte[] block = Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1));
        second = block.Length;
        int frame = second + 16;
        Array.Resize(ref block, frame + 60);
        block.AsSpan(Table, 16).CopyTo(block.AsSpan(second));
        Put(block, second + 8, (ushort)frame);
        Ntb.Frame(60, 2).CopyTo(block, frame);
        Put(block, Table + 6, (ushort)second);
        Put(block, 8, (ushort)block.Length);
        return block;
    }

    private static void Put(byte[] block, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(at), value);
}
