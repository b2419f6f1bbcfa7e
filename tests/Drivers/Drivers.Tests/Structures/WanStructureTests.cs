using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.Structures;

/// <summary>The bytes of contract 5.3, and what short ones do.</summary>
public sealed class WanStructureTests
{
    [Fact]
    public void Info_Written_HasTheHeadersLayout()
    {
        byte[] bytes = new byte[NdisWanCoInfo.Size];
        NdisWanCoInfo info = new(1500, 8, WanFraming.PppFraming | WanFraming.TapiProvider, 0xA0000);
        info.Write(bytes);

        Assert.Equal(Wire.Hex("DC 05 00 00 08 00 00 00 00 01 00 80 00 00 0A 00"), bytes);
        Assert.True(NdisWanCoInfo.TryRead(bytes, out NdisWanCoInfo read));
        Assert.Equal(info, read);
        Assert.False(NdisWanCoInfo.TryRead(bytes.AsSpan(1), out _));
    }

    [Fact]
    public void LinkInfo_Written_ReadsBack()
    {
        byte[] bytes = new byte[NdisWanCoLinkInfo.Size];
        NdisWanCoLinkInfo info = new(1, 2, WanFraming.PppFraming, WanFraming.PppCompressProtocolField, 5, 6, 7, 8);
        info.Write(bytes);

        Assert.Equal(32, bytes.Length);
        Assert.Equal(Wire.Hex("01 00 00 00 02 00 00 00 00 01 00 00 00 04 00 00 05 00 00 00 06 00 00 00 07 00 00 00 08 00 00 00"), bytes);
        Assert.True(NdisWanCoLinkInfo.TryRead(bytes, out NdisWanCoLinkInfo read));
        Assert.Equal(info, read);
        Assert.False(NdisWanCoLinkInfo.TryRead(bytes.AsSpan(1), out _));
    }

    [Fact]
    public void Statistics_Written_LeavesCompressionCountersZero()
    {
        byte[] bytes = new byte[NdisWanCoGetStatsInfo.Size];
        bytes.AsSpan().Fill(0xFF);
        NdisWanCoGetStatsInfo info = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Assert.Equal(56, info.Write(bytes));

        Assert.Equal(56, bytes.Length);
        Assert.All(bytes[40..], b => Assert.Equal(0, b)); // R298
        Assert.True(NdisWanCoGetStatsInfo.TryRead(bytes, out NdisWanCoGetStatsInfo read));
        Assert.Equal(info, read);
    }

    [Fact]
    public void StatusBuffers_Written_HaveTheirSizes()
    {
        byte[] link = new byte[12];
        new WanCoLinkParams(3600, 7200, 4).Write(link);
        Assert.Equal(Wire.Hex("10 0E 00 00 20 1C 00 00 04 00 00 00"), link);
        Assert.True(WanCoLinkParams.TryRead(link, out WanCoLinkParams read));
        Assert.Equal(7200u, read.ReceiveSpeed);

        byte[] fragment = new byte[4];
        new NdisWanCoFragment(WanErrors.Crc | WanErrors.Framing).Write(fragment);
        Assert.Equal(Wire.Hex("03 00 00 00"), fragment);
    }
}
