using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>PPP's source of chance from a seed.</summary>
internal sealed class TestRandom(int seed) : IPppRandom
{
    private readonly Random _random = new(seed);

    public uint NextUInt32() => (uint)_random.NextInt64(1, uint.MaxValue);

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);
}
