using System.Text.Unicode;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Writes the packet that ends a session (RFC 2516 section 5.5).</summary>
public static class PppoePadt
{
    private const int MaxTextLength = 128;

    /// <summary>Writes a PADT to the other end of a session; it may also answer frames of a session that nobody has.</summary>
    /// <param name="frame">Receives it, Ethernet header included.</param>
    /// <param name="session">The session.</param>
    /// <param name="text">Sent in a Generic-Error tag, cut to 128 bytes; null: no tag.</param>
    /// <param name="written">The frame's length in bytes.</param>
    /// <returns>False if it does not fit.</returns>
    public static bool TryWrite(Span<byte> frame, in PppoeSessionAddress session, string? text, out int written)
    {
        EthernetHeader ethernet = new(session.Peer, session.Local, EtherType.PppoeDiscovery, session.Vlan);
        PppoePacketWriter padt = new(frame, ethernet, PppoeCode.Padt, session.SessionId);
        AddError(ref padt, PppoeTagType.GenericError, text);
        return padt.TryFinish(out written);
    }

    /// <summary>Adds an error tag with as many whole characters as fit.</summary>
    internal static void AddError(ref PppoePacketWriter packet, PppoeTagType error, string? text)
    {
        if (text is not null)
        {
            Span<byte> octets = stackalloc byte[MaxTextLength];
            _ = Utf8.FromUtf16(text, octets, out _, out int length);
            packet.Add(error, octets[..length]);
        }
    }
}
