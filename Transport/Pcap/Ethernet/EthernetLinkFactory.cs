using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Opens <c>eth:IFNAME</c>, an Ethernet interface of this machine: a card, a veth end, a TAP device, a VLAN.</summary>
/// <remarks>
/// Options: <c>promisc=1</c> frames for others too; <c>filter=EXPRESSION</c> (pcap-filter(7), in the kernel); <c>snaplen=N</c>
/// no more than N bytes of a frame; <c>stamps=1</c> arrival times (<see cref="FrameStamp"/>); <c>buffer=N</c> bytes that the
/// kernel holds for us; <c>bypass=1</c> past the queueing discipline; <c>backend=packet|pcap</c>. Frames that we send
/// ourselves are not received. Wants CAP_NET_RAW; a filter wants libpcap.
/// </remarks>
public sealed class EthernetLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "eth";

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => LinkKind.Frames;

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        EthernetOptions options = EthernetOptions.From(uri);
        InterfaceFacts facts = InterfaceFacts.Find(options.InterfaceName) ?? throw EthernetErrors.NotFound(options.InterfaceName);
        if (!facts.IsEthernet)
        {
            throw EthernetErrors.NotEthernet(options.InterfaceName, facts.HardwareType);
        }

        EthernetDevice device = options.Backend switch
        {
            EthernetBackend.Packet => new PacketDevice(options, facts, loop, PacketSocketOpener.Open(options, facts)),
            EthernetBackend.Pcap => new PcapDevice(options, facts, loop),
        };
        return new EthernetLink(uri.Text, loop, pool, device);
    }
}
