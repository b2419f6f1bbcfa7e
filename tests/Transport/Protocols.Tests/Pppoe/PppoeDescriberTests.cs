using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

public sealed class PppoeDescriberTests
{
    [Fact]
    public void Describe_AllSamples_IsAsApproved() =>
        Approved.Check(
            string.Join('\n', PppoeSamples.All.Select(sample => $"{sample.Name}: {PppoeDescriber.Describe(sample.Frame)}")),
            "PppoeDescriber");

    [Theory]
    [InlineData("02 00", "Ethernet frame too short")]
    [InlineData("02 00 00 00 00 0B 02 00 00 00 00 0A 08 00 45", "ethertype 0x0800 1 bytes")]
    [InlineData("02 00 00 00 00 0B 02 00 00 00 00 0A 88 63 11", "PPPoE discovery refused: TooShort")]
    [InlineData("02 00 00 00 00 0B 02 00 00 00 00 0A 88 64 11", "PPPoE session refused")]
    public void Describe_WhatIsNoPacket_SaysSo(string wire, string text) =>
        Assert.Equal(text, PppoeDescriber.Describe(Wire.Hex(wire)));

    [Fact]
    public void Describe_HostileText_IsPrintableAndBounded()
    {
        string name = "1B 5B 33 31 6D E2 80 AE 61 C3 28 C3 A9"; // an escape sequence, a change of direction, broken UTF-8, e acute
        string text = PppoeDescriber.Describe(Wire.Hex($"02 00 00 00 00 0B 02 00 00 00 00 0A 88 63 11 09 00 00 00 11 01 01 00 0D {name}"));
        Assert.Equal("PADI service=\".[31m.a.(é\"", text);
        byte[] many = [.. Wire.Hex("02 00 00 00 00 0B 02 00 00 00 00 0A 88 63 11 A7 00 01 05 DC"), .. Enumerable.Repeat((byte)0x77, 4)];
        Assert.True(PppoeDescriber.Describe([.. many, .. new byte[1500]]).Length < 4096);
    }
}
