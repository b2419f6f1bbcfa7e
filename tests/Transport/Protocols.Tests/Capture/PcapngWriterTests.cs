using System.Buffers;
using System.Buffers.Binary;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Protocols.Tests.Capture;

public sealed class PcapngWriterTests
{
    private const long Stamp = 0x0123_4567_89AB_CDEF;

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly PcapngWriter _writer;

    public PcapngWriterTests() => _writer = new PcapngWriter(_output);

    [Fact]
    [Trait("Spec", "pcapng 4.1")]
    public void SectionHeader_WithOptions_HasTheseOctets()
    {
        _writer.WriteSectionHeader("X64", "", "UserCoNdis");
        Assert.Equal(
            Wire.Hex("""
                0A 0D 0D 0A  38 00 00 00  4D 3C 2B 1A  01 00 00 00  FF FF FF FF FF FF FF FF
                02 00 03 00 58 36 34 00                                # shb_hardware
                04 00 0A 00 55 73 65 72 43 6F 4E 64 69 73 00 00        # shb_userappl
                00 00 00 00  38 00 00 00
                """),
            _output.WrittenSpan);
    }

    [Fact]
    [Trait("Spec", "pcapng 4.2")]
    public void Interface_OfPpp_HasTheseOctets()
    {
        Start(new PcapngInterface(PcapngLinkType.PppWithDirection, "tty", "é", 115_200));
        Assert.Equal(
            Wire.Hex("""
                01 00 00 00  3C 00 00 00  CC 00 00 00  00 00 00 00
                02 00 03 00 74 74 79 00                                # if_name
                03 00 02 00 C3 A9 00 00                                # if_description
                08 00 08 00 00 C2 01 00 00 00 00 00                    # if_speed
                09 00 01 00 09 00 00 00                                # if_tsresol
                00 00 00 00  3C 00 00 00
                """),
            Last(0x3C));
    }

    [Fact]
    [Trait("Spec", "pcapng 4.3")]
    public void Packet_OfPppSent_HasTheseOctets()
    {
        int id = Start(new PcapngInterface(PcapngLinkType.PppWithDirection, "tty"));
        _writer.WritePacket(id, Stamp, PcapngDirection.Outbound, Wire.Hex("FF 03 C0 21 09"), "hi", droppedBefore: 3);
        Assert.Equal(
            Wire.Hex("""
                06 00 00 00  48 00 00 00  00 00 00 00  67 45 23 01 EF CD AB 89  06 00 00 00  06 00 00 00
                01 FF 03 C0 21 09 00 00                                # LINKTYPE_PPP_WITH_DIR: 1 = sent by this host
                01 00 02 00 68 69 00 00                                # opt_comment
                02 00 04 00 02 00 00 00                                # epb_flags: outbound
                04 00 08 00 03 00 00 00 00 00 00 00                    # epb_dropcount
                00 00 00 00  48 00 00 00
                """),
            Last(0x48));
    }

    [Fact]
    public void Packet_OfEthernetWithoutExtras_HasNoOptions()
    {
        int id = Start(new PcapngInterface(PcapngLinkType.Ethernet, "eth"));
        _writer.WritePacket(id, 1, PcapngDirection.Unknown, Wire.Hex("01 02 03 04"));
        Assert.Equal(
            Wire.Hex("06 00 00 00  24 00 00 00  00 00 00 00  00 00 00 00 01 00 00 00  04 00 00 00  04 00 00 00  01 02 03 04  24 00 00 00"),
            Last(0x24));
    }

    [Fact]
    public void Packet_OverTheSnapLength_IsCutAndKeepsItsOriginalLength()
    {
        int id = Start(new PcapngInterface(PcapngLinkType.PppWithDirection, "tty", SnapLength: 4));
        _writer.WritePacket(id, 1, PcapngDirection.Inbound, Wire.Hex("FF 03 C0 21 09"));
        ReadOnlySpan<byte> block = Last(0x30);
        Assert.Equal(4u, BinaryPrimitives.ReadUInt32LittleEndian(block[20..]));
        Assert.Equal(6u, BinaryPrimitives.ReadUInt32LittleEndian(block[24..]));
        Assert.Equal(Wire.Hex("00 FF 03 C0"), block[28..32]);
    }

    [Fact]
    [Trait("Spec", "pcapng 4.6")]
    public void Statistics_HaveTheseOctets()
    {
        int id = Start(new PcapngInterface(PcapngLinkType.User0, "raw"));
        _writer.WriteStatistics(id, Stamp, new PcapngInterfaceStatistics(1, 2, 3, 4));
        Assert.Equal(
            Wire.Hex("""
                05 00 00 00  4C 00 00 00  00 00 00 00  67 45 23 01 EF CD AB 89
                02 00 08 00 00 00 00 00 01 00 00 00
                03 00 08 00 00 00 00 00 02 00 00 00
                04 00 08 00 03 00 00 00 00 00 00 00
                05 00 08 00 04 00 00 00 00 00 00 00
                00 00 00 00  4C 00 00 00
                """),
            Last(0x4C));
    }

    [Fact]
    public void Comment_OverSixtyFourKilobytes_IsCutAtAWholeCharacter()
    {
        int id = Start(new PcapngInterface(PcapngLinkType.Ethernet, "eth"));
        int before = _output.WrittenCount;
        _writer.WritePacket(id, 1, PcapngDirection.Unknown, [], new string('é', 40_000));
        ReadOnlySpan<byte> block = _output.WrittenSpan[before..];
        Assert.Equal(65_534, BinaryPrimitives.ReadUInt16LittleEndian(block[30..]));
        Assert.Equal((uint)block.Length, BinaryPrimitives.ReadUInt32LittleEndian(block[^4..]));
    }

    [Fact]
    public void Calls_OutOfOrder_AreRefused()
    {
        Assert.Throws<InvalidOperationException>(() => _writer.AddInterface(new PcapngInterface(PcapngLinkType.Ethernet, "e")));
        Assert.Throws<ArgumentOutOfRangeException>(() => _writer.WritePacket(0, 0, PcapngDirection.Inbound, []));
        _writer.WriteSectionHeader("", "", "");
        Assert.Throws<InvalidOperationException>(() => _writer.WriteSectionHeader("", "", ""));
    }

    private int Start(PcapngInterface description)
    {
        _writer.WriteSectionHeader("", "", "UserCoNdis");
        return _writer.AddInterface(description);
    }

    private ReadOnlySpan<byte> Last(int length) => _output.WrittenSpan[^length..];
}
