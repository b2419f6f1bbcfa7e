using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap.Tests;

/// <summary>Control messages as recvmsg lays them out: header, data, padding to eight bytes.</summary>
public sealed class ReceivedControlTests
{
    [Fact]
    public void Read_AuxDataAndStamp_TellsTagAndTime()
    {
        PacketAuxData told = new()
        {
            Status = PacketNative.TP_STATUS_VLAN_VALID | PacketNative.TP_STATUS_VLAN_TPID_VALID,
            VlanTci = 0xE007,
            VlanTpid = 0x88A8,
        };
        byte[] control =
        [
            .. Piece(PacketNative.SOL_SOCKET, PacketNative.SO_TIMESTAMPNS, [.. Bytes(12L), .. Bytes(345_678_901L)]),
            .. Piece(PacketNative.SOL_PACKET, PacketNative.PACKET_AUXDATA, Bytes(told)),
        ];
        Assert.Equal(new ReceivedControl(true, 0x88A8, 0xE007, 12_345_678_901), ReceivedControl.Read(control));
    }

    [Fact]
    public void Read_TagWithoutProtocolId_IsACustomerTag()
    {
        PacketAuxData told = new() { Status = PacketNative.TP_STATUS_VLAN_VALID, VlanTci = 7 };
        byte[] control = Piece(PacketNative.SOL_PACKET, PacketNative.PACKET_AUXDATA, Bytes(told));
        Assert.Equal(new ReceivedControl(true, VlanTag.CustomerTpid, 7, 0), ReceivedControl.Read(control));
    }

    [Fact]
    public void Read_NoTag_TellsNone()
    {
        PacketAuxData told = new() { Status = 1, VlanTci = 7 };
        byte[] control = Piece(PacketNative.SOL_PACKET, PacketNative.PACKET_AUXDATA, Bytes(told));
        Assert.False(ReceivedControl.Read(control).HasVlanTag);
        Assert.Equal(default, ReceivedControl.Read([]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1_000_000)]
    public void Read_LengthThatIsALie_EndsThere(int length)
    {
        byte[] control = Piece(PacketNative.SOL_PACKET, PacketNative.PACKET_AUXDATA, new byte[20]);
        BinaryPrimitives.WriteInt64LittleEndian(control, length);
        Assert.Equal(default, ReceivedControl.Read(control));
    }

    [Fact]
    public void Insert_ATag_MovesTheAddressesAndNothingElse()
    {
        byte[] frame = [0xEE, 0xEE, 0xEE, 0xEE, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x88, 0x63, 0x11, 0x09];
        VlanTag.Insert(frame, 0x8100, 0x6007);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x81, 0x00, 0x60, 0x07, 0x88, 0x63, 0x11, 0x09], frame);
    }

    private static byte[] Piece(int level, int type, byte[] data)
    {
        ControlHeader header = new() { Length = (nuint)(ControlHeader.Size + data.Length), Level = level, Type = type };
        return [.. Bytes(header), .. data, .. new byte[-data.Length & (ControlHeader.Alignment - 1)]];
    }

    private static byte[] Bytes<T>(T value)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
}
