using FsCheck;
using FsCheck.Fluent;

namespace UserCoNdis.Tap.Tests.Offload;

/// <summary>Packets of many segments of every kind, and how large a segment is.</summary>
internal static class TcpSamples
{
    private static readonly Gen<byte[]> s_options =
        from words in Gen.Choose(0, 10)
        from octets in ArbMap.Default.GeneratorFor<byte>().ArrayOf(words * 4)
        select octets;

    public static Arbitrary<(TcpModel Packet, int SegmentSize)> All { get; } = Arb.From(
        from isIpv6 in ArbMap.Default.GeneratorFor<bool>()
        from id in ArbMap.Default.GeneratorFor<ushort>()
        from sequence in Gen.OneOf(ArbMap.Default.GeneratorFor<uint>(), Gen.Constant(uint.MaxValue - 100))
        from flags in Gen.Elements<byte>(0x10, 0x18, 0x11, 0x90, 0x50, 0xD9)
        from ipOptions in s_options
        from tcpOptions in s_options
        from segmentSize in Gen.Choose(1, 1500)
        from segments in Gen.Choose(1, 40)
        from cut in Gen.Choose(0, segmentSize - 1)
        from seed in Gen.Choose(0, int.MaxValue)
        select (new TcpModel
        {
            IsIpv6 = isIpv6,
            Id = id,
            Sequence = sequence,
            Flags = flags,
            IpOptions = isIpv6 ? [] : ipOptions,
            TcpOptions = tcpOptions,
            Payload = Octets(segments * segmentSize - cut, seed),
        }, segmentSize));

    public static byte[] Octets(int count, int seed)
    {
        byte[] octets = new byte[count];
        new Random(seed).NextBytes(octets);
        return octets;
    }
}
