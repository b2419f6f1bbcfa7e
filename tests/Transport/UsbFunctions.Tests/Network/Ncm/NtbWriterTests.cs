using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Network;

[Trait("Spec", "NCM10")]
public sealed class NtbWriterTests
{
    private static readonly byte[] s_first = Ntb.Hex("FF FF FF FF FF FF 02 00 00 00 00 01 88 63 11");
    private static readonly byte[] s_second = Ntb.Hex("02 00 00 00 00 02 02 00 00 00 00 01 88 64 22 33");

    [Fact]
    public void Write_TwoFramesInNtb16_HeaderTableAndDatagramsStandAsInNcm32And33()
    {
        string expected = Wire.Text(Ntb.Hex(
            """
            4E 43 4D 48  0C 00  34 12  40 00  0C 00              # NCMH, 12 octets, sequence, 64 octets, table at 12
            4E 43 4D 30  14 00  00 00                            # NCM0, 20 octets, no table follows
            20 00 0F 00  30 00 10 00  00 00 00 00
            FF FF FF FF FF FF 02 00 00 00 00 01 88 63 11  00     # aligned to 4
            02 00 00 00 00 02 02 00 00 00 00 01 88 64 22 33
            """));

        Assert.Equal(expected, Wire.Text(Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0x1234, s_first, s_second)));
    }

    [Fact]
    public void Write_TwoFramesInNtb32_IndexesAndLengthsHave32Bits()
    {
        string expected = Wire.Text(Ntb.Hex(
            """
            6E 63 6D 68  10 00  34 12  58 00 00 00  10 00 00 00
            6E 63 6D 30  28 00  00 00  00 00 00 00  00 00 00 00
            38 00 00 00 0F 00 00 00  48 00 00 00 10 00 00 00  00 00 00 00 00 00 00 00
            FF FF FF FF FF FF 02 00 00 00 00 01 88 63 11  00
            02 00 00 00 00 02 02 00 00 00 00 01 88 64 22 33
            """));

        Assert.Equal(expected, Wire.Text(Ntb.Write(Ntb.Plain(NtbFormat.Ntb32), 0x1234, s_first, s_second)));
    }

    /// <summary>What is aligned is the payload behind the Ethernet header (NCM 1.0, 3.3.4).</summary>
    [Fact]
    public void For_PayloadRemainderOfTheDevice_PayloadsNotFramesAreAligned()
    {
        var parameters = new NtbParameters(false, 16384, 16384, OutDivisor: 32, OutPayloadRemainder: 2, OutAlignment: 16, OutMaxDatagrams: 0);
        NtbLayout layout = NtbLayout.For(parameters, NtbFormat.Ntb16, 16384, 40);
        byte[] block = Ntb.Write(layout, 0, s_first, s_second);

        var datagrams = new NtbDatagram[8];
        Assert.Equal(2, new NtbParser(1514).Parse(block, datagrams));
        Assert.All(datagrams.Take(2), d => Assert.Equal(2, (d.Offset + 14) % 32));
        Assert.Equal(16, block[10]); // the table
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(48)]
    [InlineData(65535)]
    public void For_AlignmentsThatAreNone_BecomeFour(int alignment)
    {
        var parameters = new NtbParameters(false, 16384, 16384, alignment, 60000, alignment, 0);
        NtbLayout layout = NtbLayout.For(parameters, NtbFormat.Ntb16, 16384, 40);

        Assert.Equal((4, 4), (layout.Divisor, layout.TableAlignment));
        Assert.InRange(layout.Remainder, 0, 3);
    }

    [Fact]
    public void TryAdd_BeyondTheSizeOfTheDevice_IsRefusedAndChangesNothing()
    {
        var plan = new NtbPlan(Ntb.Plain(NtbFormat.Ntb16, maxSize: 2048));
        Assert.True(plan.TryAdd(1514));
        int size = plan.Size;

        Assert.False(plan.TryAdd(600));
        Assert.Equal((1, size), (plan.Count, plan.Size));
        Assert.True(plan.TryAdd(60));
    }

    [Fact]
    public void TryAdd_ExactlyTheSizeOfTheDevice_IsTaken()
    {
        var plan = new NtbPlan(Ntb.Plain(NtbFormat.Ntb16, maxSize: 2048));
        int room = 2048 - 12 - 16;

        Assert.True(plan.TryAdd(room));
        Assert.Equal(2048, plan.Size);
        Assert.False(new NtbPlan(plan.Layout).TryAdd(room + 1));
    }

    [Fact]
    public void TryAdd_MoreDatagramsThanTheDeviceTakes_IsRefused()
    {
        var parameters = new NtbParameters(false, 16384, 16384, 4, 0, 4, OutMaxDatagrams: 3);
        var plan = new NtbPlan(NtbLayout.For(parameters, NtbFormat.Ntb16, 16384, 40));

        Assert.True(plan.TryAdd(60) && plan.TryAdd(60) && plan.TryAdd(60));
        Assert.False(plan.TryAdd(60));
    }

    [Fact]
    public void For_DeviceWithHugeBlocks_Ntb16StaysWithin16Bits()
    {
        var parameters = new NtbParameters(true, 1 << 20, 1 << 20, 4, 0, 4, 0);

        Assert.Equal(ushort.MaxValue, NtbLayout.For(parameters, NtbFormat.Ntb16, 1 << 20, 40).MaxSize);
        Assert.Equal((1 << 20) - 1, NtbLayout.For(parameters, NtbFormat.Ntb32, 1 << 20, 40).MaxSize);
    }

    /// <summary>Behind an NTB of dwNtbOutMaxSize octets no empty packet may follow (NCM 1.0, 3.2.2): there is none of that size.</summary>
    [Fact]
    public void For_AnyDevice_NoNtbHasTheLargestSize()
    {
        var parameters = new NtbParameters(false, 2048, 2048, 4, 0, 4, 0);

        Assert.Equal(2047, NtbLayout.For(parameters, NtbFormat.Ntb16, 16384, 40).MaxSize);
    }
}
