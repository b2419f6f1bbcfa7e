using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>Chance whose first number is known.</summary>
internal sealed class LoadedPppRandom(uint first, int seed) : IPppRandom
{
    private readonly SeededPppRandom _rest = new(seed);
    private bool _isSpent;

    public uint NextUInt32()
    {
        uint next = _isSpent ? _rest.NextUInt32() : first;
        _isSpent = true;
        return next;
    }

    public void Fill(Span<byte> bytes) => _rest.Fill(bytes);
}
