using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Protocols.Tests.Ethernet;

public sealed class EthernetHeaderTests
{
    private static readonly MacAddress s_to = new(0x0200_0000_000B);
    private static readonly MacAddress s_from = new(0x0200_0000_000A);

    public static TheoryData<string, int, ushort, int> Frames => new()
    {
        { "02 00 00 00 00 0B 02 00 00 00 00 0A 88 63", (int)EtherType.PppoeDiscovery, 0, 14 },
        { "02 00 00 00 00 0B 02 00 00 00 00 0A 81 00 00 64 88 64", (int)EtherType.PppoeSession, 100, 18 },
        { "02 00 00 00 00 0B 02 00 00 00 00 0A 81 00 F0 64 08 00", (int)EtherType.Ipv4, 100, 18 }, // priority 7, DEI
        { "02 00 00 00 00 0B 02 00 00 00 00 0A 81 00 60 00 88 63", (int)EtherType.PppoeDiscovery, 0, 18 }, // priority only
        { "02 00 00 00 00 0B 02 00 00 00 00 0A 88 A8 00 05 86 DD", (int)EtherType.Ipv6, 5, 18 },
        { "02 00 00 00 00 0B 02 00 00 00 00 0A 88 A8 00 05 81 00", (int)EtherType.Vlan, 5, 18 }, // a second tag
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void TryRead_WholeHeader_IsRead(string wire, int type, ushort vlan, int length)
    {
        byte[] frame = Wire.Hex(wire);
        Assert.True(EthernetHeader.TryRead(frame, out EthernetHeader header, out int at));
        Assert.Equal(new EthernetHeader(s_to, s_from, (EtherType)type, new(vlan)), header);
        Assert.Equal(length, at);
        for (int cut = 0; cut < frame.Length; cut++)
        {
            Assert.False(EthernetHeader.TryRead(frame.AsSpan(0, cut), out header, out _));
            Assert.Equal(default, header);
        }
    }

    [Theory]
    [InlineData(0, "02 00 00 00 00 0B 02 00 00 00 00 0A 88 63")]
    [InlineData(4094, "02 00 00 00 00 0B 02 00 00 00 00 0A 81 00 0F FE 88 63")]
    public void Write_WithOrWithoutVlan_IsAsOnTheWire(ushort vlan, string wire)
    {
        EthernetHeader header = new(s_to, s_from, EtherType.PppoeDiscovery, new(vlan));
        byte[] frame = new byte[header.Length];
        header.Write(frame);
        Assert.Equal(Wire.Hex(wire), frame);
    }

    [Fact]
    public void Write_IntoLessThanItsLength_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EthernetHeader(s_to, s_from, EtherType.Ipv4, new(1)).Write(new byte[17]));
}
