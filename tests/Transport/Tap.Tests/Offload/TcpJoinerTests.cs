using FsCheck;
using FsCheck.Fluent;
using UserCoNdis.Transport.Tap.Offload;

namespace UserCoNdis.Tap.Tests.Offload;

public sealed class TcpJoinerTests
{
    private readonly TcpJoiner _joiner = new();

    [Fact]
    public void Join_TheSegmentsOfAPacket_GivesThePacketBack() =>
        Prop.ForAll(TcpSamples.All, sample =>
        {
            (TcpModel model, int segmentSize) = sample;
            model = model with { Flags = (byte)(model.Flags & ~0x80) }; // CWR: its segments are never joined
            byte[][] segments = [.. model.Divide(segmentSize).Select(s => s.Bytes)];
            if (segments.Length == 1)
            {
                return;
            }

            Assert.True(_joiner.TryBegin(segments[0]));
            Assert.All(segments[1..], s => Assert.True(_joiner.TryAppend(s, segments[0])));
            Assert.Equal(segments.Length, _joiner.Count);
            AssertSame(model, segmentSize, segments);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_SecondSegmentWithAnyBitInverted_GivesTheSegmentsBackOrIsRefused()
    {
        foreach (bool isIpv6 in (bool[])[false, true])
        {
            var model = new TcpModel { IsIpv6 = isIpv6, TcpOptions = new byte[12], Payload = TcpSamples.Octets(300, seed: 1) };
            byte[][] segments = [.. model.Divide(200).Select(s => s.Bytes)];
            for (int bit = 0; bit < segments[1].Length * 8; bit++)
            {
                byte[] changed = [.. segments[1]];
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.True(_joiner.TryBegin(segments[0]));
                Assert.False(_joiner.TryAppend(changed, segments[0]), $"bit {bit}"); // the sum is wrong at least
            }
        }
    }

    [Fact]
    public void Join_SegmentsThatAreOtherwiseRight_OnlyWhereDividingGivesThemBack() =>
        Prop.ForAll<ushort, uint, byte>((id, sequence, flags) =>
        {
            var first = new TcpModel { Id = 7, Sequence = 1000, Payload = TcpSamples.Octets(100, seed: 1) };
            TcpModel second = first with
            {
                Id = (ushort)(id % 4 == 0 ? id : 8),
                Sequence = sequence % 4 == 0 ? sequence : 1100,
                Flags = (byte)(flags % 4 == 0 ? flags : 0x10),
                Payload = TcpSamples.Octets(1 + flags % 120, seed: 2),
            };
            Assert.True(_joiner.TryBegin(first.Bytes));
            if (_joiner.TryAppend(second.Bytes, first.Bytes))
            {
                AssertSame(
                    first with { Flags = second.Flags, Payload = [.. first.Payload, .. second.Payload] }, 100, [first.Bytes, second.Bytes]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_FirstSegmentWithAWrongSum_IsRefused()
    {
        byte[][] segments = [.. new TcpModel { Payload = new byte[200] }.Divide(100).Select(s => s.Bytes)];
        segments[0][^1] ^= 1;
        Assert.True(_joiner.TryBegin(segments[0]));
        Assert.False(_joiner.TryAppend(segments[1], segments[0]));
    }

    [Fact]
    [Trait("Spec", "RFC6864 4.1")]
    public void Join_IdentificationThatStays_IsFineWhereNothingIsFragmented()
    {
        var model = new TcpModel { Id = 0, Payload = new byte[100] };
        byte[][] segments = [model.Bytes, (model with { Sequence = 100 }).Bytes, (model with { Sequence = 200, Id = 2 }).Bytes];
        Assert.True(_joiner.TryBegin(segments[0]));
        Assert.True(_joiner.TryAppend(segments[1], segments[0]));
        Assert.False(_joiner.TryAppend(segments[2], segments[0]));
    }

    [Theory]
    [InlineData(0x12)] // SYN
    [InlineData(0x14)] // RST
    [InlineData(0x30)] // URG
    [InlineData(0x90)] // CWR
    [InlineData(0x18)] // PSH: nothing follows in the same packet
    [InlineData(0x11)] // FIN
    public void Begin_FlagsThatStandAlone_AreNotJoined(byte flags) =>
        Assert.False(_joiner.TryBegin(new TcpModel { Flags = flags, Payload = new byte[100] }.Bytes));

    [Fact]
    public void Join_AfterAShortSegment_IsRefused()
    {
        var model = new TcpModel { Payload = new byte[250] };
        byte[][] segments = [.. model.Divide(100).Select(s => s.Bytes)];
        byte[] after = (model with { Id = 3, Sequence = 250, Payload = new byte[50] }).Bytes;
        Assert.True(_joiner.TryBegin(segments[0]));
        Assert.True(_joiner.TryAppend(segments[1], segments[0]));
        Assert.True(_joiner.TryAppend(segments[2], segments[0]));
        Assert.False(_joiner.TryAppend(after, segments[0]));
    }

    [Fact]
    public void Join_MoreThanAPacketHolds_Stops()
    {
        var model = new TcpModel { Payload = new byte[1400] };
        byte[] first = model.Bytes;
        Assert.True(_joiner.TryBegin(first));
        int joined = 1;
        while (_joiner.TryAppend((model with { Id = (ushort)joined, Sequence = (uint)joined * 1400 }).Bytes, first))
        {
            joined++;
        }

        Assert.Equal((65535 - 40) / 1400, joined);
    }

    private void AssertSame(TcpModel model, int segmentSize, byte[][] segments)
    {
        byte[] header = new byte[128];
        int length = _joiner.Write(out VirtioNetHeader unfinished, header);
        Assert.Equal(model.HeaderLength, length);
        Assert.Equal(
            (VirtioNetHeader.NeedsChecksum, model.IsIpv6 ? VirtioNetHeader.GsoTcpV6 : VirtioNetHeader.GsoTcpV4, length, segmentSize),
            (unfinished.Flags, unfinished.GsoType, (int)unfinished.HeaderLength, (int)unfinished.GsoSize));
        Assert.Equal((model.IpHeaderLength, 16), (unfinished.ChecksumStart, unfinished.ChecksumOffset));

        byte[] joined = [.. header.AsSpan(0, length), .. segments.SelectMany(s => s[length..])];
        byte[] whole = model.Bytes;
        int sum = model.IpHeaderLength + 16;
        ushort completed = TcpModel.Checksum(joined.AsSpan(model.IpHeaderLength)); // as the system completes it
        Assert.Equal((whole[sum] << 8) | whole[sum + 1], completed);
        whole.AsSpan(sum, 2).CopyTo(joined.AsSpan(sum));
        Assert.Equal(whole, joined);

        var segmenter = new TcpSegmenter();
        Assert.True(segmenter.TryBegin(joined, joined.Length, segmentSize));
        Assert.Equal(segments, TcpSegmenterTests.Divide(segmenter, joined));
    }
}
