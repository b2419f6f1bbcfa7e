using System.Buffers.Binary;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Contracts.Tests.Structures;

/// <summary>Golden octets and offsets of the 64-bit layouts (contract 2.9, 5.3, 5.5).</summary>
public sealed class LayoutTests
{
    [Fact]
    public void FixedParts_HaveTheHeadersSizes()
    {
        Assert.Equal((292, 228, 180, 344), (LineDevCaps.FixedSize, LineAddressCaps.FixedSize, LineCallParams.FixedSize, LineCallInfo.FixedSize));
        Assert.Equal((48, 32), (CoAfTapiMakeCallParameters.FixedSize, CoAfTapiIncomingCallParameters.FixedSize));
        Assert.Equal((64, 40, 40, 24), (CoTapiTranslateTapiCallParams.FixedSize, CoTapiTranslateNdisCallParams.FixedSize, CoTapiTranslateSap.FixedSize, CoTapiCallDiagnostics.FixedSize));
        Assert.Equal((52, 104, 56, 116), (NdisWanCompressInfo.Size, NdisWanCoCompInfo.Size, NdisWanCoGetStatsInfo.Size, NdisWanCoGetStatsInfo.SizeWithTunnelCounters));
        Assert.Equal((12, 20, 4), (WanCoLinkParams.Size, WanCoMtuLinkParams.Size, NdisWanCoFragment.Size));
    }

    // Offsets counted by hand in the header's order.
    [Fact]
    public void LineStructures_Members_LieWhereTheHeaderPutsThem()
    {
        byte[] dev = Bytes(292, b => new LineDevCaps { NumAddresses = 1, MaxRate = 2, RingModes = 3, LineFeatures = 4, AddressTypes = 5, AvailableTracking = 6 }.Write(b));
        Assert.Equal((1u, 2u, 3u, 4u, 5u, 6u), (At(dev, 48), At(dev, 56), At(dev, 124), At(dev, 236), At(dev, 268), At(dev, 288)));

        byte[] address = Bytes(228, b => new LineAddressCaps { LineDeviceId = 1, CallStates = (LineCallState)2, DisconnectModes = (LineDisconnectMode)3, MaxNumActiveCalls = 4, AvailableMediaModes = (LineMediaModes)5 }.Write(b));
        Assert.Equal((1u, 2u, 3u, 4u, 5u), (At(address, 12), At(address, 64), At(address, 80), At(address, 84), At(address, 224)));

        byte[] info = Bytes(344, b => new LineCallInfo { LineDeviceId = 1, Rate = 2, CallStates = (LineCallState)3, Origin = (LineCallOrigin)4, Reason = (LineCallReason)5, CallerIdFlags = 6, RedirectingIdAddressType = 7 }.Write(b));
        Assert.Equal((1u, 2u, 3u, 4u, 5u, 6u, 7u), (At(info, 16), At(info, 28), At(info, 52), At(info, 80), At(info, 84), At(info, 108), At(info, 340)));

        byte[] call = Bytes(180, b => LineCallParams.Default.Write(b));
        Assert.Equal((180u, 1u, 3100u, 3100u, 4u), (At(call, 0), At(call, 4), At(call, 8), At(call, 12), At(call, 16)));
        Assert.Equal((1u, 1u), (At(call, 24), At(call, 176)));
    }

    [Fact]
    public void LineStructure_WithoutRoomForAPart_TellsWhatItNeeds()
    {
        byte[] bytes = Bytes(300, b => new LineDevCaps { LineName = VarData.OfText("COM1"), SwitchInfo = VarData.OfText("longer than that") }.Write(b));
        Assert.Equal((300u, 312u, 296u), (At(bytes, 0), At(bytes, 4), At(bytes, 8))); // total, needed, used
        Assert.True(LineDevCaps.TryRead(bytes, out LineDevCaps read));
        Assert.Equal(("COM1", 0), (read.LineName.Text, read.SwitchInfo.Length));
    }

    [Theory]
    [InlineData(8, 400u)]  // ulUsedSize beyond the buffer
    [InlineData(0, 291u)]  // ulTotalSize below ulUsedSize
    [InlineData(36, 291u)] // LineName over the fixed part
    [InlineData(36, 300u)] // LineName beyond ulUsedSize
    [InlineData(20, 294u)] // SwitchInfo over LineName
    [InlineData(32, uint.MaxValue)]
    public void LineStructure_SizeThatLies_IsRefused(int position, uint value)
    {
        LineDevCaps caps = new() { LineName = VarData.OfText("COM1"), SwitchInfo = VarData.OfText("SW") };
        byte[] bytes = Bytes(caps.Size, b => caps.Write(b));
        Assert.True(LineDevCaps.TryRead(bytes, out _));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(position), value);
        Assert.False(LineDevCaps.TryRead(bytes, out LineDevCaps read));
        Assert.Equal(default, read);
    }

    [Theory]
    [InlineData(8, 39)]  // DestAddress begins in the fixed part
    [InlineData(24, 32)] // LineCallParams over DestAddress
    [InlineData(15, 0x80)] // an offset that would wrap
    [InlineData(1, 0xFF)] // longer than the buffer and than its room
    public void VarDataDesc_ThatLies_IsRefused(int position, byte value)
    {
        CoAfTapiMakeCallParameters call = new(0, 0, 1, "5551", LineCallParams.Default);
        byte[] bytes = Bytes(call.Size, b => call.Write(b));
        bytes[16 + position] = value;
        Assert.False(CoAfTapiMakeCallParameters.TryRead(bytes, out _));
    }

    [Fact]
    public void CompressInfo_Written_HasItsUnionAt16()
    {
        NdisWanCompressInfo oui = new(VarData.OfText("12345678"), WanCompression.Encryption, 0, 5, VarData.OfText("abc"), 9, VarData.OfText("z"));
        byte[] bytes = Bytes(52, b => oui.Write(b));
        Assert.Equal(Wire.Hex("31 32 33 34 35 36 37 38 10 00 00 00 00 00 05 00 61 62 63 09 7A 00"), bytes[..22]);
        byte[] open = Bytes(52, b => (oui with { CompType = 26 }).Write(b));
        Assert.Equal(Wire.Hex("1A 00 05 00 7A 00"), open[12..18]);
        Assert.DoesNotContain("12345678", oui.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CallStructures_Written_HaveThe64BitLayout()
    {
        Assert.Equal(Wire.Hex("02 00 00 00 03 00 00 00 31 32 33"), Bytes(11, b => new CoSap(2, "123"u8.ToArray()).Write(b)));
        Assert.Equal(Wire.Hex("88 77 66 55 44 33 22 11 05 00 00 00 01 00 00 00 AA"), Bytes(17, b => new CoPvc(0x1122334455667788, new(5, new byte[] { 0xAA })).Write(b)));
        Assert.Equal(
            Wire.Hex("02 00 00 00 02 00 00 00 01 00 00 00 31 00 00 00 02 00 00 00 32 33 00 00"),
            Bytes(24, b => new CoAddressList(2, [new(VarData.OfText("1")), new(VarData.OfText("23"))]).Write(b)));
        byte[] flat = FlatCallParameters.ToBytes(new()
        {
            Flags = CoCallFlags.PermanentVc,
            CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, new(7, new byte[] { 1 })),
            MediaParameters = new(CoMediaFlags.ReceiveVc, 0, 0, new(8, new byte[] { 2, 3 })),
        });
        Assert.Equal(24 + 80 + 24 + 2, flat.Length); // the first specific part is padded to the next structure
        Assert.Equal((1u, 24u, 104u), (At(flat, 0), At(flat, 8), At(flat, 16)));
        Assert.Equal((7u, 1u, 8u, 8u, 2u), (At(flat, 24 + 64), At(flat, 24 + 68), At(flat, 104), At(flat, 104 + 16), At(flat, 104 + 20)));
    }

    [Theory]
    [Trait("Rule", "R327")]
    [InlineData(23, 23u, 0u)] // no room for the structure: nothing is written
    [InlineData(28, 28u, 30u)]
    [InlineData(30, 30u, 30u)]
    [InlineData(40, 32u, 30u)] // ulTotalSize counts, not the memory behind it
    public void VarString_OfTheCallersRoom_TellsWhatItNeeds(int room, uint total, uint needed)
    {
        byte[] bytes = new byte[room];
        bytes.AsSpan().Fill(0xCC);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, total);
        NdisStatus status = VarString.OfUnicode("123").Answer(bytes);

        Assert.Equal(total < 30 ? NdisStatus.BufferTooShort : NdisStatus.Success, status);
        Assert.Equal(needed == 0 ? 0xCCCCCCCC : needed, At(bytes, 4));
        Assert.All(bytes[Math.Min(room, (int)total)..], octet => Assert.Equal(0xCC, octet));
    }

    private static byte[] Bytes(int size, Action<Span<byte>> write)
    {
        byte[] bytes = new byte[size];
        write(bytes);
        return bytes;
    }

    private static uint At(byte[] bytes, int position) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(position));
}
