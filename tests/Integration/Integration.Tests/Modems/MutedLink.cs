using System.Buffers.Binary;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>Swallows what its user says in one PPP protocol, or all of it: a far end that falls silent in one phase.</summary>
internal sealed class MutedLink(ILink inner) : ILink
{
    private ILinkSink? _sink;

    /// <summary>Gets or sets the protocol that goes unsaid; null: everything is said.</summary>
    public ushort? Protocol { get; set; }

    /// <summary>Gets or sets whether every PPP frame goes unsaid.</summary>
    public bool IsSilent { get; set; }

    public LinkInfo Info => inner.Info;

    public IModemLines? Lines => inner.Lines;

    public LinkStatistics Statistics => inner.Statistics;

    public void Start(ILinkSink sink)
    {
        _sink = sink;
        inner.Start(sink);
    }

    public bool TrySend(in LinkFrame frame)
    {
        if (!Swallows(frame.Span))
        {
            return inner.TrySend(frame);
        }

        _sink!.HandleSent([frame], delivered: true);
        return true;
    }

    public void Close() => inner.Close();

    public void Dispose() => inner.Dispose();

    private bool Swallows(ReadOnlySpan<byte> octets) =>
        octets is [0x7E, ..] && (IsSilent || (Protocol is { } protocol && ProtocolOf(octets[1..]) == protocol));

    /// <summary>Reads the protocol of a frame on the wire (RFC 1662 section 4.2), compressed fields too.</summary>
    private static int ProtocolOf(ReadOnlySpan<byte> octets)
    {
        Span<byte> start = stackalloc byte[4];
        int length = 0;
        for (int at = 0; at < octets.Length && length < start.Length; at++)
        {
            bool escaped = octets[at] == 0x7D && at + 1 < octets.Length;
            start[length++] = escaped ? (byte)(octets[++at] ^ 0x20) : octets[at];
        }

        Span<byte> field = start is [0xFF, 0x03, ..] ? start[2..] : start;
        return (field[0] & 1) != 0 ? field[0] : BinaryPrimitives.ReadUInt16BigEndian(field);
    }
}
