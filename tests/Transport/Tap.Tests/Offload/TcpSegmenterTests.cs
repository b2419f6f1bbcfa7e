using FsCheck;
using FsCheck.Fluent;
using UserCoNdis.Transport.Tap.Offload;

namespace UserCoNdis.Tap.Tests.Offload;

public sealed class TcpSegmenterTests
{
    [Fact]
    [Trait("Spec", "RFC1071")]
    public void Sum_AnyOctetsInTwoStretches_EqualsModel() =>
        Prop.ForAll<byte[], byte>((octets, cut) =>
        {
            octets = [.. Enumerable.Repeat(octets, 20).SelectMany(o => o)];
            int even = Math.Min(cut, octets.Length) & ~1;
            ulong sum = InternetChecksum.Sum(octets.AsSpan(0, even)) + InternetChecksum.Sum(octets.AsSpan(even));
            return InternetChecksum.Word((ushort)~InternetChecksum.Fold(sum)) == TcpModel.Checksum(octets);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sum_OfManyOnes_CarriesAll()
    {
        byte[] octets = new byte[65535];
        octets.AsSpan().Fill(0xFF);
        Assert.Equal(TcpModel.Checksum(octets), InternetChecksum.Word((ushort)~InternetChecksum.Fold(InternetChecksum.Sum(octets))));
        Assert.Equal(0xFFFF, InternetChecksum.Fold(ulong.MaxValue));
    }

    [Fact]
    [Trait("Spec", "RFC9293 3.1")]
    public void Divide_AnyPacket_EqualsModel() =>
        Prop.ForAll(TcpSamples.All, sample =>
        {
            (TcpModel model, int segmentSize) = sample;
            byte[] packet = model.Bytes;
            var segmenter = new TcpSegmenter();
            Assert.True(segmenter.TryBegin(packet.AsSpan(0, model.HeaderLength), packet.Length, segmentSize));
            Assert.Equal([.. model.Divide(segmentSize).Select(s => s.Bytes)], Divide(segmenter, packet));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0x65)]   // another version
    [InlineData(0, 0x44)]   // a header shorter than IP's
    [InlineData(0, 0x4F)]   // longer than it is
    [InlineData(2, 0xFF)]   // another length
    [InlineData(6, 0x60)]   // a fragment
    [InlineData(7, 0x01)]   // its offset
    [InlineData(9, 17)]     // UDP
    [InlineData(32, 0x40)]  // a TCP header shorter than TCP's
    [InlineData(32, 0xF0)]  // longer than the packet
    public void Begin_HeaderThatLies_IsRefused(int offset, byte value)
    {
        byte[] packet = new TcpModel { Payload = new byte[8] }.Bytes;
        packet[offset] = value;
        Assert.False(new TcpSegmenter().TryBegin(packet, packet.Length, 4));
    }

    [Fact]
    public void Begin_TooLittleOfAPacket_IsRefused()
    {
        byte[] packet = new TcpModel { IsIpv6 = true, TcpOptions = new byte[12], Payload = new byte[8] }.Bytes;
        var segmenter = new TcpSegmenter();
        for (int length = 0; length < 72; length++)
        {
            Assert.False(segmenter.TryBegin(packet.AsSpan(0, length), packet.Length, 4));
        }

        Assert.True(segmenter.TryBegin(packet.AsSpan(0, 72), packet.Length, 4));
        Assert.False(segmenter.TryBegin(packet, packet.Length, 0));
        byte[] empty = new TcpModel().Bytes;
        Assert.False(segmenter.TryBegin(empty, empty.Length, 4));
    }

    internal static List<byte[]> Divide(TcpSegmenter segmenter, byte[] packet)
    {
        List<byte[]> segments = [];
        int at = segmenter.HeaderLength;
        for (int i = 0; i < segmenter.Count; i++)
        {
            int payload = segmenter.PayloadOf(i);
            byte[] segment = [.. new byte[segmenter.HeaderLength], .. packet.AsSpan(at, payload)];
            at += payload;
            segmenter.WriteHeader(i, segment);
            segments.Add(segment);
        }

        return segments;
    }
}
