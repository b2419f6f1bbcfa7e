using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Cli.Tests;

/// <summary>The password of PAP in Ethernet frames, wherever it stands.</summary>
public sealed class EthernetCaptureTests
{
    private static readonly byte[] s_addresses = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2];
    private static readonly byte[] s_session = [0x88, 0x64, 0x11, 0x00, 0x00, 0x07, 0x00, 0x10];
    private static readonly byte[] s_pap = [0xC0, 0x23, 1, 9, 0, 14, 3, (byte)'j', (byte)'o', (byte)'e', 5, .. "sesam"u8];

    [Theory]
    [InlineData]
    [InlineData(0x81, 0x00, 0x00, 0x07)]
    [InlineData(0x88, 0xA8, 0x00, 0x63, 0x81, 0x00, 0x00, 0x07)]
    public void Password_InASessionFrame_IsFoundBehindAnyTags(params int[] tags)
    {
        byte[] frame = [.. s_addresses, .. tags.Select(octet => (byte)octet), .. s_session, .. s_pap];
        Range found = PapMask.FindPassword(PcapngLinkType.Ethernet, frame)!.Value;
        Assert.Equal("sesam"u8.ToArray(), frame[found]);
    }

    [Fact]
    public void Password_BehindALengthThatLies_IsFoundAllTheSame()
    {
        byte[] frame = [.. s_addresses, .. s_session[..^2], 0, 0, .. s_pap];
        Assert.Equal("sesam"u8.ToArray(), frame[PapMask.FindPassword(PcapngLinkType.Ethernet, frame)!.Value]);
    }

    [Fact]
    public void Frame_CutAnywhere_IsLookedIntoWithoutHarm()
    {
        byte[] frame = [.. s_addresses, 0x81, 0, 0, 7, .. s_session, .. s_pap];
        for (int length = 0; length < frame.Length; length++)
        {
            Range? found = PapMask.FindPassword(PcapngLinkType.Ethernet, frame.AsSpan(0, length));
            Assert.True(found is null || found.Value.End.Value == length);
        }
    }

    [Fact]
    public void Discovery_HasNoPassword() =>
        Assert.Null(PapMask.FindPassword(PcapngLinkType.Ethernet, [.. s_addresses, 0x88, 0x63, .. s_session[2..], .. s_pap]));
}
