using System.Text;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The configuration of a <see cref="PppoeConcentrator"/>.</summary>
public sealed record PppoeConcentratorOptions
{
    /// <summary>Gets our address.</summary>
    public required MacAddress Local { get; init; }

    /// <summary>Gets the VLAN that is served; null: every VLAN, and untagged frames.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>Gets our name; 1 to 256 bytes of UTF-8.</summary>
    public string AcName { get; init; } = "ucondis";

    /// <summary>Gets the largest MRU in octets that we are ready for (RFC 4638); 1492: PPP-Max-Payload is not answered.</summary>
    public int MaxPayload { get; init; } = PppoeMtu.DefaultMaxPayload;

    /// <summary>Gets the time slot of cookies: one is good for one to two slots.</summary>
    public TimeSpan CookieTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how many requests may wait for the caller's answer.</summary>
    public int MaxPending { get; init; } = 1024;

    /// <summary>Gets how many requests are remembered so that one that comes again is answered alike.</summary>
    public int MaxRemembered { get; init; } = 8192;

    /// <summary>Gets how much discovery is answered.</summary>
    public PppoeDiscoveryLimits Limits { get; init; } = new();

    internal string? FindFault() => true switch
    {
        _ when !Local.IsStation => "The local address must be that of a station.",
        _ when Vlan is { Value: > VlanId.Max } => $"A VLAN is 1 to {VlanId.Max}, or none.",
        _ when Encoding.UTF8.GetByteCount(AcName) is < 1 or > PppoeHostOptions.MaxTagLength =>
            $"The concentrator's name must have 1 to {PppoeHostOptions.MaxTagLength} bytes.",
        _ when MaxPayload is < PppoeMtu.DefaultMaxPayload or > ushort.MaxValue =>
            $"The largest payload must be {PppoeMtu.DefaultMaxPayload} to {ushort.MaxValue} bytes.",
        _ when CookieTime < TimeSpan.FromSeconds(1) => "The time slot of cookies must be at least a second.",
        _ when MaxPending < 1 || MaxRemembered < 1 => "Counters must be at least 1.",
        _ => Limits.FindFault(),
    };
}
