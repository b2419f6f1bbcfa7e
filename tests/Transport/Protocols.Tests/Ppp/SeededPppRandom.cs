using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

internal sealed class SeededPppRandom(int seed) : IPppRandom
{
    private readonly Random _random = new(seed);

    public uint NextUInt32() => (uint)_random.NextInt64(1L << 32);

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);
}
