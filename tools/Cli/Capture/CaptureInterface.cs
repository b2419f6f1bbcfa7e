using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Tools.Cli.Capture;

/// <summary>One interface of a <see cref="CaptureFile"/>. Thread: any.</summary>
internal sealed class CaptureInterface
{
    private readonly CaptureFile _file;

    internal CaptureInterface(CaptureFile file, int id, PcapngLinkType linkType)
    {
        _file = file;
        Id = id;
        LinkType = linkType;
    }

    public int Id { get; }

    public PcapngLinkType LinkType { get; }

    /// <summary>Gets the packets so far, and the stamps of the first and the last.</summary>
    public PcapngInterfaceStatistics Statistics { get; private set; }

    /// <summary>Writes a packet. Of PPP: the frame without flags, stuffing and FCS. Stamps: nanoseconds since 1970-01-01 UTC.</summary>
    public void Packet(PcapngDirection direction, ReadOnlySpan<byte> octets, long timestampNs, string? comment = null) =>
        _file.Packet(this, direction, octets, timestampNs, comment);

    /// <summary>Called under the file's lock.</summary>
    internal void Count(long timestampNs) => Statistics = Statistics with
    {
        StartNs = Statistics.Received == 0 ? timestampNs : Statistics.StartNs,
        EndNs = timestampNs,
        Received = Statistics.Received + 1,
    };
}
