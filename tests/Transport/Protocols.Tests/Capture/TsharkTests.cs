using System.Buffers;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Protocols.Tests.Capture;

/// <summary>An independent reader's judgement of what the writer writes.</summary>
public sealed class TsharkTests
{
    [RequiresProgramFact("tshark")]
    public void Capture_WithLcp_IsReadByTshark()
    {
        ArrayBufferWriter<byte> file = new();
        PcapngWriter writer = new(file);
        writer.WriteSectionHeader("X64", "Test", "UserCoNdis");
        int id = writer.AddInterface(new PcapngInterface(PcapngLinkType.PppWithDirection, "loop:a", "a test", 115_200));
        const long Start = 1_700_000_000_123_456_789;
        writer.WritePacket(
            id, Start, PcapngDirection.Outbound, Wire.Hex("FF 03 C0 21 01 01 00 0A 05 06 12 34 56 78"), "LCP starts");
        writer.WritePacket(id, Start + 1_000, PcapngDirection.Inbound, Wire.Hex("FF 03 C0 21 02 01 00 0A 05 06 12 34 56 78"));
        writer.WriteStatistics(id, Start + 2_000, new PcapngInterfaceStatistics(Start, Start + 2_000, 2, 0));

        // ppp.direction is tshark's own P2P_DIR: 0 sent, 1 received.
        string[] lines = Tshark.Read(
            file.WrittenSpan,
            "frame.time_epoch", "frame.packet_flags_direction", "frame.interface_name", "frame.comment", "ppp.direction", "ppp.protocol", "ppp.code", "lcp.opt.magic_number", "_ws.malformed");
        Assert.Equal(2, lines.Length);
        Assert.Equal("1700000000.123456789|0x00000002|loop:a|LCP starts|0|0xc021|1|0x12345678|", lines[0]);
        Assert.Equal("1700000000.123457789|0x00000001|loop:a||1|0xc021|2|0x12345678|", lines[1]);
    }
}
