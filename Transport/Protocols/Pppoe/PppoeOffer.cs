using System.Text;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What a concentrator offered (PADO), judged by what the host wants.</summary>
public sealed class PppoeOffer
{
    /// <summary>The most services that are kept of an offer.</summary>
    public const int MaxServices = 32;

    private readonly bool _namesService;

    /// <summary>Copies what is needed of a PADO.</summary>
    internal PppoeOffer(MacAddress address, in PppoePacket pado, PppoeHostOptions options)
    {
        Address = address;
        ReadOnlySpan<byte> name = pado.Find(PppoeTagType.AcName);
        AcName = PppoeText.Clean(name);
        byte[] service = Encoding.UTF8.GetBytes(options.ServiceName);
        List<string> services = [];
        bool servesAny = service.Length == 0;
        foreach (PppoeTag tag in pado)
        {
            if (tag.Type == PppoeTagType.ServiceName)
            {
                _namesService |= service.Length > 0 && tag.Value.SequenceEqual(service);
                servesAny |= tag.Value.IsEmpty; // RFC 2516 appendix A: any service is acceptable
                if (services.Count < MaxServices && !tag.Value.IsEmpty)
                {
                    services.Add(PppoeText.Clean(tag.Value));
                }
            }
        }

        Services = services;
        HasError = PppoeErrorTag.TryFind(pado, out PppoeFailureCause errorCause, out string? errorText);
        (ErrorCause, ErrorText) = (errorCause, errorText);
        bool isNamed = options.AcName is not { } wanted || name.SequenceEqual(Encoding.UTF8.GetBytes(wanted));
        Suits = isNamed && !HasError && (_namesService || servesAny);
        MaxPayload = PppoeMtu.Granted(options.MaxPayload, pado.MaxPayload);
        Cookie = pado.Keep(PppoeTagType.AcCookie);
        RelaySessionId = pado.Keep(PppoeTagType.RelaySessionId);
    }

    /// <summary>Gets the concentrator's address.</summary>
    public MacAddress Address { get; }

    /// <summary>Gets its name, printable.</summary>
    public string AcName { get; }

    /// <summary>Gets the services that it names, printable.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>Gets the largest MRU in octets that it is ready for (RFC 4638).</summary>
    public int MaxPayload { get; }

    /// <summary>Gets whether name and service are those that are wanted, and it tells of no error.</summary>
    public bool Suits { get; }

    /// <summary>Gets whether it carries an error tag: an offer only in form.</summary>
    internal bool HasError { get; }

    internal PppoeFailureCause ErrorCause { get; }

    internal string? ErrorText { get; }

    internal byte[]? Cookie { get; }

    internal byte[]? RelaySessionId { get; }

    /// <summary>Whether this one is the better of two that suit: the service by its name, then the larger payload, then the earlier.</summary>
    /// <param name="other">The one that came before; null: none.</param>
    internal bool IsBetterThan(PppoeOffer? other) => other is null
        || (_namesService, MaxPayload).CompareTo((other._namesService, other.MaxPayload)) > 0;
}
