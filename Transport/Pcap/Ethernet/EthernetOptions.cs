using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Pcap;

/// <summary>What an <c>eth:</c> URI asks for.</summary>
internal sealed record EthernetOptions
{
    /// <summary>The largest snap length: longer than any frame.</summary>
    public const int MaxSnapLength = 262_144;

    private const int MinSnapLength = 14;
    private const int DefaultReceiveBuffer = 4 << 20;

    public required string InterfaceName { get; init; }

    public EthernetBackend Backend { get; init; }

    /// <summary>Gets whether frames for other stations are wanted.</summary>
    public bool IsPromiscuous { get; init; }

    /// <summary>Gets how much of each frame is wanted, in bytes; null: all.</summary>
    public int? SnapLength { get; init; }

    /// <summary>Gets the filter, in the syntax of pcap-filter(7); empty: everything.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Gets whether frames carry the time of their arrival (<see cref="FrameStamp"/>).</summary>
    public bool StampsFrames { get; init; }

    /// <summary>Gets whether sent frames go past the queueing discipline (PACKET_QDISC_BYPASS).</summary>
    public bool BypassesQdisc { get; init; }

    /// <summary>Gets how much the system holds for this link, in bytes.</summary>
    public int ReceiveBufferBytes { get; init; } = DefaultReceiveBuffer;

    /// <summary>Reads the options of a URI.</summary>
    /// <exception cref="LinkException">One is wrong or unknown.</exception>
    public static EthernetOptions From(LinkUri uri)
    {
        LinkOptionReader reader = new(uri);
        EthernetOptions options = new()
        {
            InterfaceName = uri.Path,
            Backend = reader.Choice(
                "backend",
                OperatingSystem.IsLinux() ? EthernetBackend.Packet : EthernetBackend.Pcap,
                ("packet", EthernetBackend.Packet),
                ("pcap", EthernetBackend.Pcap)),
            IsPromiscuous = reader.Switch("promisc") ?? false,
            SnapLength = (int?)reader.Integer("snaplen", MinSnapLength, MaxSnapLength),
            Filter = reader.Text("filter") ?? "",
            StampsFrames = reader.Switch("stamps") ?? false,
            BypassesQdisc = reader.Switch("bypass") ?? false,
            ReceiveBufferBytes = (int?)reader.Integer("buffer", 4096, 1 << 30) ?? DefaultReceiveBuffer,
        };
        reader.ThrowIfUnread();
        if (options.Backend == EthernetBackend.Packet && !OperatingSystem.IsLinux())
        {
            throw reader.Invalid("backend", "packet sockets are of Linux; here it wants pcap");
        }

        return options.Backend == EthernetBackend.Pcap && options.BypassesQdisc
            ? throw reader.Invalid("bypass", "libpcap cannot; it wants backend=packet")
            : options;
    }
}
