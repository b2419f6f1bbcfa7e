using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "TR-101 3.9.1")]
public sealed class PppoeAccessLineTests
{
    [Fact]
    public void TryRead_TagOfAnAccessNode_TellsTheLine()
    {
        PppoeAccessLine line = Read(PppoeSamples.Packet(PppoeSamples.PadrOfAccessNode))!;
        Assert.Equal(("node1 eth 1/2:100", "alice"), (line.CircuitId, line.RemoteId));
        Assert.Equal((10_000u, 100_000u), (line.ActualUpstreamKbps, line.ActualDownstreamKbps));
        Assert.Equal((10_000u, null), (line.ValueOf(0x81), line.ValueOf(0x83)));
        Assert.Null(line.ValueOf(0x90));
        Assert.False(line.IsMalformed);
        Assert.Equal("circuit \"node1 eth 1/2:100\" remote \"alice\" up 10000 kbit/s down 100000 kbit/s", line.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("01 05 00 00")]
    [InlineData("01 05 00 03 00 0D E9")]
    [InlineData("01 05 00 07 00 00 0D E8 01 01 41")] // another vendor
    public void TryRead_NoTagOfTheForum_IsNull(string tags) => Assert.Null(Read(PadiWith(tags)));

    [Theory]
    [InlineData("01 05 00 05 00 00 0D E9 01", null)] // ends in a sub-option's header
    [InlineData("01 05 00 06 00 00 0D E9 01 01", null)] // reaches past the tag
    [InlineData("01 05 00 06 00 00 0D E9 01 FF", null)]
    [InlineData("01 05 00 0A 00 00 0D E9 01 01 41 02 02 42", "A")] // the first stands, the second reaches past the tag
    [InlineData("01 05 00 09 00 00 0D E9 81 03 01 02 03", null)] // a rate of three octets
    [InlineData("01 05 00 0B 00 00 0D E9 81 05 01 02 03 04 05", null)]
    public void TryRead_HostileSubOptions_AreMarkedAndNotBelieved(string tags, string? circuit)
    {
        PppoeAccessLine line = Read(PadiWith(tags))!;
        Assert.True(line.IsMalformed);
        Assert.Equal(circuit, line.CircuitId);
        Assert.Null(line.RemoteId);
        Assert.Null(line.ActualUpstreamKbps);
        Assert.Contains("malformed", line.ToString());
    }

    [Fact]
    public void TryRead_IdLongerThan63_IsCut()
    {
        string id = string.Concat(Enumerable.Repeat("41", 64));
        PppoeAccessLine line = Read(PadiWith($"01 05 00 46 00 00 0D E9 01 40 {id}"))!;
        Assert.Equal(new string('A', 63), line.CircuitId);
        Assert.True(line.IsMalformed);
    }

    [Fact]
    public void TryRead_IdWithControls_IsPrintable() =>
        Assert.Equal("a.[2J.b.", Read(PadiWith("01 05 00 0E 00 00 0D E9 01 08 61 1B 5B 32 4A 0A 62 FF"))!.CircuitId);

    [Fact]
    public void TryRead_SameSubOptionTwice_FirstStands() =>
        Assert.Equal("A", Read(PadiWith("01 05 00 0A 00 00 0D E9 01 01 41 01 01 42"))!.CircuitId);

    private static byte[] PadiWith(string tags)
    {
        byte[] octets = Wire.Hex("01 01 00 00 " + tags);
        return [0x11, 0x09, 0, 0, 0, (byte)octets.Length, .. octets];
    }

    private static PppoeAccessLine? Read(byte[] wire)
    {
        Assert.True(PppoePacket.TryParse(wire, out PppoePacket packet, out PppoeParseError error), error.ToString());
        return PppoeAccessLine.TryRead(packet, out PppoeAccessLine? line) ? line : null;
    }
}
