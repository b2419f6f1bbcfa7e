namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>How many octets fit where (RFC 2516 section 7, RFC 4638, RFC 6691, RFC 8200 section 8.3).</summary>
public static class PppoeMtu
{
    /// <summary>The MTU of Ethernet without jumbo frames.</summary>
    public const int EthernetMtu = 1500;

    /// <summary>The octets in front of a PPP packet: the session header and the PPP protocol field.</summary>
    public const int Overhead = PppoeSessionHeader.Size + 2;

    /// <summary>The largest MRU of a session without PPP-Max-Payload (RFC 2516 section 7).</summary>
    public const int DefaultMaxPayload = EthernetMtu - Overhead;

    private const int Ipv4AndTcp = 20 + 20;
    private const int Ipv6AndTcp = 40 + 20;

    /// <summary>Says what one interface carries.</summary>
    /// <param name="interfaceMtu">The interface's MTU in octets, which counts neither Ethernet header nor its own VLAN tag.</param>
    /// <param name="ownTag">We put a VLAN tag into the payload of an interface that knows nothing of it: 4 octets less remain
    /// unless the system allows for them (Linux does).</param>
    /// <returns>The largest PPP packet in octets.</returns>
    public static int PayloadOf(int interfaceMtu, bool ownTag = false) =>
        Math.Max(0, interfaceMtu - (ownTag ? Ethernet.EthernetHeader.TagSize : 0) - Overhead);

    /// <summary>Says what to ask for with PPP-Max-Payload.</summary>
    /// <param name="interfaceMtu">The interface's MTU in octets.</param>
    /// <param name="wanted">The MRU that is wanted.</param>
    /// <returns>The tag's value; null: send none, since 1492 and less need no tag (RFC 4638 section 4).</returns>
    public static int? MaxPayloadToAsk(int interfaceMtu, int wanted)
    {
        int most = Math.Min(Math.Min(PayloadOf(interfaceMtu), wanted), ushort.MaxValue);
        return most > DefaultMaxPayload ? most : null;
    }

    /// <summary>Says what a session may carry after discovery.</summary>
    /// <param name="asked">The tag that the host sent; null: none.</param>
    /// <param name="answered">The tag that came back in PADO or PADS; null: none.</param>
    /// <returns>The largest MRU: 1492 unless both said more; an answer is an echo, and never raises what was asked.</returns>
    public static int Granted(int? asked, int? answered) => asked is { } mine && answered is { } theirs
        ? Math.Max(DefaultMaxPayload, Math.Min(mine, theirs))
        : DefaultMaxPayload;

    /// <summary>Says the most octets of TCP data in a segment.</summary>
    /// <param name="mtu">The MTU of the path, which is the peer's MRU.</param>
    public static int Ipv4Mss(int mtu) => Math.Max(0, mtu - Ipv4AndTcp);

    /// <summary>Says the most octets of TCP data in a segment.</summary>
    /// <param name="mtu">The MTU of the path, which is the peer's MRU.</param>
    public static int Ipv6Mss(int mtu) => Math.Max(0, mtu - Ipv6AndTcp);
}
