using UserCoNdis.Tools.Cli.Benchmarks.Octets;

namespace UserCoNdis.Cli.Tests.Benchmarks.Octets;

/// <summary>Keeps what arrives, and hands it on.</summary>
internal sealed class RawListener : IOctetListener
{
    private IOctetListener? _next;

    public List<byte> Octets { get; } = [];

    public RawListener Before(IOctetListener next)
    {
        _next = next;
        return this;
    }

    public void Handle(ReadOnlySpan<byte> octets, long nanoseconds)
    {
        Octets.AddRange(octets);
        _next?.Handle(octets, nanoseconds);
    }
}
