using FsCheck;
using FsCheck.Fluent;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "RFC2516 5")]
public sealed class PppoePacketTests
{
    private static readonly EthernetHeader s_ethernet =
        new(PppoeSamples.Ac, PppoeSamples.Host, EtherType.PppoeDiscovery);

    public static TheoryData<string> DiscoveryNames => [.. PppoeSamples.Discovery.Select(sample => sample.Name)];

    [Fact]
    public void TryParse_RecordedOffer_HasItsTags()
    {
        byte[] wire = PppoeSamples.Packet(PppoeSamples.Pado);
        Assert.True(PppoePacket.TryParse(wire, out PppoePacket packet, out PppoeParseError error));
        Assert.Equal(PppoeParseError.None, error);
        Assert.Equal((PppoeCode.Pado, (ushort)0), (packet.Code, packet.SessionId));
        List<string> tags = [];
        foreach (PppoeTag tag in packet)
        {
            tags.Add($"{tag.Type} {Convert.ToHexStringLower(tag.Value)}");
        }

        Assert.Equal(
            [
                "AcName 62656e63682d6163", "ServiceName 697370", "ServiceName 6f74686572",
                "AcCookie c4640cd28b5d81956abbaa57bf8a4c2d7f180000", "HostUniq 31383936",
            ],
            tags);
        Assert.True(packet.TryFind(PppoeTagType.ServiceName, out ReadOnlySpan<byte> first));
        Assert.Equal("isp"u8, first);
        Assert.False(packet.TryFind(PppoeTagType.RelaySessionId, out ReadOnlySpan<byte> none));
        Assert.True(none.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(DiscoveryNames))]
    public void TryParse_CutAtAnyOctet_IsRefused(string name)
    {
        byte[] wire = PppoeSamples.Packet(PppoeSamples.Discovery.Single(sample => sample.Name == name).Frame);
        Assert.True(PppoePacket.TryParse(wire, out _, out _));
        for (int cut = 0; cut < wire.Length; cut++)
        {
            Assert.False(PppoePacket.TryParse(wire.AsSpan(0, cut), out PppoePacket packet, out PppoeParseError error));
            Assert.Equal(cut < PppoePacket.HeaderLength ? PppoeParseError.TooShort : PppoeParseError.Length, error);
            Assert.Equal(default, packet.Code);
        }
    }

    /// <summary>The same, with a length that hides the cut: tags are checked by themselves.</summary>
    [Theory]
    [MemberData(nameof(DiscoveryNames))]
    public void TryParse_LengthAtAnyOctet_EndsBetweenTagsOrIsRefused(string name)
    {
        byte[] wire = PppoeSamples.Packet(PppoeSamples.Discovery.Single(sample => sample.Name == name).Frame);
        HashSet<int> ends = [0];
        for (int at = PppoePacket.HeaderLength; at < wire.Length;)
        {
            at += PppoeTag.HeaderLength + ((wire[at + 2] << 8) | wire[at + 3]);
            _ = ends.Add(at - PppoePacket.HeaderLength);
        }

        for (int length = 0; length < wire.Length - PppoePacket.HeaderLength; length++)
        {
            (wire[4], wire[5]) = ((byte)(length >> 8), (byte)length);
            bool isParsed = PppoePacket.TryParse(wire, out _, out PppoeParseError error);
            if (ends.Contains(length))
            {
                Assert.True(isParsed || error == PppoeParseError.MissingTag, $"{length}: {error}");
            }
            else
            {
                Assert.Equal(PppoeParseError.TagLength, error);
            }
        }
    }

    [Theory]
    [InlineData("21 09 00 00 00 04 01 01 00 00", PppoeParseError.VersionOrType)]
    [InlineData("12 09 00 00 00 04 01 01 00 00", PppoeParseError.VersionOrType)]
    [InlineData("11 00 00 01 00 02 C0 21", PppoeParseError.Code)]
    [InlineData("11 08 00 00 00 04 01 01 00 00", PppoeParseError.Code)]
    [InlineData("11 D3 00 00 00 04 01 01 00 00", PppoeParseError.Code)] // PADM, RFC 2516 has none
    [InlineData("11 09 00 00 00 05 01 01 00 00", PppoeParseError.Length)]
    [InlineData("11 09 00 00 FF FF 01 01 00 00", PppoeParseError.Length)]
    [InlineData("11 09 00 00 00 07 01 01 00 00 01 03 00", PppoeParseError.TagLength)] // ends in a tag's header
    [InlineData("11 09 00 00 00 08 01 01 00 00 01 03 00 01", PppoeParseError.TagLength)]
    [InlineData("11 09 00 00 00 08 01 01 00 00 01 03 FF FF", PppoeParseError.TagLength)]
    [InlineData("11 09 00 00 00 08 01 01 00 00 01 03 00 01 AA", PppoeParseError.TagLength)] // past the length, though in the frame
    [InlineData("11 09 00 00 00 03 00 00 00", PppoeParseError.TagLength)]
    [InlineData("11 09 00 00 00 08 01 01 00 00 01 01 00 00", PppoeParseError.DuplicateTag)] // exactly one: section 5.1
    [InlineData("11 19 00 00 00 08 01 01 00 00 01 01 00 00", PppoeParseError.DuplicateTag)]
    [InlineData("11 09 00 00 00 0E 01 01 00 00 01 03 00 01 AA 01 03 00 01 AA", PppoeParseError.DuplicateTag)]
    [InlineData("11 07 00 00 00 0C 01 01 00 00 01 02 00 00 01 02 00 00", PppoeParseError.DuplicateTag)]
    [InlineData("11 09 00 00 00 0B 01 01 00 00 01 20 00 03 05 DC 00", PppoeParseError.TagValue)] // RFC 4638 section 4
    [InlineData("11 09 00 00 00 08 01 01 00 00 01 20 00 00", PppoeParseError.TagValue)]
    [InlineData("11 09 00 00 00 00", PppoeParseError.MissingTag)]
    [InlineData("11 09 00 00 00 08 00 00 00 00 01 01 00 00", PppoeParseError.MissingTag)] // behind End-Of-List is nothing
    [InlineData("11 07 00 00 00 04 01 01 00 00", PppoeParseError.MissingTag)]
    [InlineData("11 07 00 00 00 04 01 02 00 00", PppoeParseError.MissingTag)]
    [InlineData("11 09 00 01 00 04 01 01 00 00", PppoeParseError.SessionId)]
    [InlineData("11 65 FF FF 00 00", PppoeParseError.SessionId)] // reserved
    [InlineData("11 A7 00 00 00 00", PppoeParseError.SessionId)]
    [InlineData("11 A7 FF FF 00 00", PppoeParseError.SessionId)]
    public void TryParse_WrongPacket_SaysWhatIsWrong(string wire, PppoeParseError expected)
    {
        Assert.False(PppoePacket.TryParse(Wire.Hex(wire), out _, out PppoeParseError error));
        Assert.Equal(expected, error);
        PppoeParseCounters counters = new();
        counters.Count(error);
        Assert.Equal((1, 1), (counters.Total, counters[expected]));
    }

    [Theory]
    [InlineData("11 09 00 00 00 04 01 01 00 00 00 00 00 00 00 00")] // padded to Ethernet's shortest frame
    [InlineData("11 09 00 00 00 08 01 01 00 00 00 00 00 00")] // End-Of-List
    [InlineData("11 09 00 00 00 0A 01 01 00 00 00 00 00 00 AA BB")] // and what follows it is no tag
    [InlineData("11 09 00 00 00 0A 77 77 00 02 01 02 01 01 00 00")] // unknown
    [InlineData("11 09 00 00 00 10 01 05 00 00 01 05 00 04 00 00 00 01 01 01 00 00")] // vendors may be many, and say little
    [InlineData("11 65 00 00 00 00")]
    [InlineData("11 A7 00 01 00 00")]
    public void TryParse_OddButRight_IsTaken(string wire) =>
        Assert.True(PppoePacket.TryParse(Wire.Hex(wire), out _, out _));

    [Theory]
    [InlineData("05 DC", 1500)]
    [InlineData("05 D5", 1493)]
    [InlineData("05 D4", null)]
    [InlineData("00 00", null)]
    [Trait("Spec", "RFC4638 4")]
    public void MaxPayload_OnlyAbove1492_Counts(string value, int? expected)
    {
        byte[] wire = Wire.Hex($"11 09 00 00 00 0A 01 01 00 00 01 20 00 02 {value}");
        Assert.True(PppoePacket.TryParse(wire, out PppoePacket packet, out _));
        Assert.Equal(expected, packet.MaxPayload);
    }

    [Fact]
    public void Write_ThenParse_GivesTheTagsBack() =>
        Prop.ForAll<ushort, byte[][]>((vlan, values) =>
        {
            EthernetHeader ethernet = s_ethernet with { Vlan = new((ushort)(vlan & 0xFFF)) };
            byte[] frame = new byte[1518];
            PppoePacketWriter writer = new(frame, ethernet, PppoeCode.Padt, 7);
            for (int i = 0; i < values.Length; i++)
            {
                writer.Add((PppoeTagType)(0x4000 + i), values[i]);
            }

            Assert.True(writer.TryFinish(out int length));
            Assert.True(EthernetHeader.TryRead(frame.AsSpan(0, length), out EthernetHeader read, out int at));
            Assert.Equal(ethernet, read);
            Assert.True(PppoePacket.TryParse(frame.AsSpan(at, length - at), out PppoePacket packet, out _));
            Assert.Equal((PppoeCode.Padt, (ushort)7), (packet.Code, packet.SessionId));
            int count = 0;
            foreach (PppoeTag tag in packet)
            {
                Assert.Equal((PppoeTagType)(0x4000 + count), tag.Type);
                Assert.Equal(values[count++], tag.Value.ToArray());
            }

            return count == values.Length;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(PppoeCode.Padi, 1484)] // RFC 2516 section 5.1
    [InlineData(PppoeCode.Padr, 1500)]
    public void Write_UpToTheBound_FitsAndNotAnOctetMore(PppoeCode code, int most)
    {
        byte[] frame = new byte[2000];
        int room = most - PppoePacket.HeaderLength - PppoeTag.HeaderLength;
        PppoePacketWriter writer = new(frame, s_ethernet, code);
        writer.Add(PppoeTagType.ServiceName, new byte[room]);
        Assert.True(writer.TryFinish(out int length));
        Assert.Equal(EthernetHeader.Size + most, length);

        writer = new(frame, s_ethernet, code);
        writer.Add(PppoeTagType.ServiceName, new byte[room + 1]);
        writer.Add(PppoeTagType.HostUniq, []); // nor does what would still fit make it whole
        Assert.False(writer.TryFinish(out length));
        Assert.Equal(0, length);
    }

    [Fact]
    public void Write_IntoAnyShortSpan_NeverThrows()
    {
        for (int room = 0; room < PppoeSamples.Padr.Length; room++)
        {
            PppoePacketWriter writer = new(new byte[room], s_ethernet, PppoeCode.Padr);
            writer.Add(PppoeTagType.ServiceName, "isp"u8);
            writer.Add(PppoeTagType.HostUniq, "1896"u8);
            writer.Add(PppoeTagType.AcCookie, new byte[20]);
            Assert.False(writer.TryFinish(out _));
        }
    }
}
