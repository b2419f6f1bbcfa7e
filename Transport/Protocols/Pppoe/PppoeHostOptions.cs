using System.Text;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The configuration of a <see cref="PppoeHost"/>; times are those of RFC 2516 section 8.</summary>
public sealed record PppoeHostOptions
{
    /// <summary>The most octets of a name or a Host-Uniq.</summary>
    public const int MaxTagLength = 256;

    /// <summary>Gets our address.</summary>
    public required MacAddress Local { get; init; }

    /// <summary>Gets the VLAN.</summary>
    public VlanId Vlan { get; init; }

    /// <summary>Gets the service that is wanted; empty: any.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Gets the name of the concentrator that is wanted; null: any.</summary>
    public string? AcName { get; init; }

    /// <summary>Gets the octets by which answers find their host; empty: eight random ones.</summary>
    public ReadOnlyMemory<byte> HostUniq { get; init; }

    /// <summary>Gets the MRU to ask for with PPP-Max-Payload (RFC 4638); null: do not ask. See <see cref="PppoeMtu.MaxPayloadToAsk"/>.</summary>
    public int? MaxPayload { get; init; }

    /// <summary>Gets how long to wait for a better offer after the first that suits; zero: the first is taken.</summary>
    public TimeSpan CollectTime { get; init; }

    /// <summary>Gets how long to wait for an answer before asking again; each wait is twice the one before.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets how many PADI are sent before the host gives up.</summary>
    public int MaxPadi { get; init; } = 4;

    /// <summary>Gets how many PADR are sent to one concentrator before the host goes back to PADI.</summary>
    public int MaxPadr { get; init; } = 3;

    /// <summary>Gets how long after <see cref="PppoeHost.Close"/> a session that was asked for and comes late is still ended.</summary>
    public TimeSpan LingerTime { get; init; } = TimeSpan.FromSeconds(10);

    internal string? FindFault()
    {
        bool namesFit = Encoding.UTF8.GetByteCount(ServiceName) <= MaxTagLength
            && Encoding.UTF8.GetByteCount(AcName ?? "") <= MaxTagLength && HostUniq.Length <= MaxTagLength;
        bool timesFit = CollectTime >= TimeSpan.Zero && RetryTime > TimeSpan.Zero && LingerTime >= TimeSpan.Zero;
        return true switch
        {
            _ when !Local.IsStation => "The local address must be that of a station.",
            _ when Vlan.Value > VlanId.Max => $"A VLAN is 1 to {VlanId.Max}, or none.",
            _ when !namesFit => $"Names and Host-Uniq must have at most {MaxTagLength} bytes.",
            _ when MaxPayload is <= PppoeMtu.DefaultMaxPayload or > ushort.MaxValue =>
                $"PPP-Max-Payload must be above {PppoeMtu.DefaultMaxPayload}; leave it out otherwise.",
            _ when !timesFit => "The retry time must be positive, the other times not negative.",
            _ when MaxPadi < 1 || MaxPadr < 1 => "Counters must be at least 1.",
            _ => null,
        };
    }
}
