using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;

namespace UserCoNdis.Transport.Pcap;

/// <summary>A link of Ethernet frames, as they are on the interface: with VLAN tags, without preamble and FCS.</summary>
internal sealed class EthernetLink(string name, IEventLoop loop, PinnedSlabPool pool, EthernetDevice device)
    : FdFrameLink(name, loop, pool, device), IFrameFilter
{
    /// <inheritdoc/>
    public void SetFilter(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        device.SetFilter(expression);
    }
}
