using System.Buffers;

namespace UserCoNdis.Transport.Protocols.Capture;

/// <summary>Composes a pcapng section, one whole block per call, with nanosecond stamps.</summary>
/// <remarks>
/// Every call advances <paramref name="output"/> once, by a whole block: an owner that passes each on with one write
/// leaves a readable file whenever it stops. The owner gives the stamps too: nanoseconds since 1970-01-01 UTC.
/// Thread: one at a time. Source: draft-ietf-opsawg-pcapng.
/// </remarks>
/// <param name="output">Where blocks go.</param>
public sealed class PcapngWriter(IBufferWriter<byte> output)
{
    private const uint SectionHeader = 0x0A0D_0D0A;
    private const uint InterfaceDescription = 1;
    private const uint InterfaceStatistics = 5;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrderMagic = 0x1A2B_3C4D;
    private const ushort OptComment = 1;
    private const int FixedRoom = 96; // every fixed field and fixed-size option of any one block

    private readonly List<PcapngInterface> _interfaces = [];
    private bool _started;

    /// <summary>Writes the Section Header Block: the first block.</summary>
    /// <param name="hardware">shb_hardware; empty for none.</param>
    /// <param name="os">shb_os; empty for none.</param>
    /// <param name="application">shb_userappl, such as "UserCoNdis 0.1.0".</param>
    /// <exception cref="InvalidOperationException">It is written already.</exception>
    public void WriteSectionHeader(string hardware, string os, string application)
    {
        if (_started)
        {
            throw new InvalidOperationException("The section header is written already.");
        }

        _started = true;
        int room = FixedRoom + PcapngBlock.RoomFor(hardware) + PcapngBlock.RoomFor(os) + PcapngBlock.RoomFor(application);
        PcapngBlock block = new(SectionHeader, output.GetSpan(room));
        block.UInt32(ByteOrderMagic);
        block.UInt16(1); // version 1.0
        block.UInt16(0);
        block.UInt64(ulong.MaxValue); // section length: not known, the file grows
        block.Option(2, hardware);
        block.Option(3, os);
        block.Option(4, application);
        output.Advance(block.End());
    }

    /// <summary>Writes an Interface Description Block.</summary>
    /// <returns>The interface's number, for the packets.</returns>
    /// <exception cref="InvalidOperationException">The section header is not written yet.</exception>
    public int AddInterface(PcapngInterface description)
    {
        if (!_started)
        {
            throw new InvalidOperationException("The section header comes first.");
        }

        int room = FixedRoom + PcapngBlock.RoomFor(description.Name) + PcapngBlock.RoomFor(description.Description);
        PcapngBlock block = new(InterfaceDescription, output.GetSpan(room));
        block.UInt16((ushort)description.LinkType);
        block.UInt16(0);
        block.UInt32((uint)description.SnapLength);
        block.Option(2, description.Name);
        block.Option(3, description.Description);
        if (description.SpeedBps > 0)
        {
            block.Option(8, (ulong)description.SpeedBps);
        }

        block.Option(9, [9]); // if_tsresol: 10^-9 s
        output.Advance(block.End());
        _interfaces.Add(description);
        return _interfaces.Count - 1;
    }

    /// <summary>Writes an Enhanced Packet Block.</summary>
    /// <param name="interfaceId">From <see cref="AddInterface"/>.</param>
    /// <param name="timestampNs">Nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="direction">Which way the packet went; with <see cref="PcapngLinkType.PppWithDirection"/> it becomes
    /// the direction octet too.</param>
    /// <param name="octets">The packet; copied. Of PPP the frame without flags, stuffing and FCS.</param>
    /// <param name="comment">opt_comment; null or empty for none.</param>
    /// <param name="droppedBefore">epb_dropcount: packets missed since the one before; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such interface.</exception>
    public void WritePacket(
        int interfaceId,
        long timestampNs,
        PcapngDirection direction,
        ReadOnlySpan<byte> octets,
        string? comment = null,
        long droppedBefore = 0)
    {
        PcapngInterface target = Interface(interfaceId);
        bool ppp = target.LinkType == PcapngLinkType.PppWithDirection;
        int prefix = ppp ? 1 : 0;
        int original = octets.Length + prefix;
        int kept = target.SnapLength > 0 ? Math.Min(target.SnapLength, original) : original;
        comment ??= "";

        PcapngBlock block = new(EnhancedPacket, output.GetSpan(checked(FixedRoom + kept + PcapngBlock.RoomFor(comment))));
        block.UInt32((uint)interfaceId);
        block.Timestamp(timestampNs);
        block.UInt32((uint)kept);
        block.UInt32((uint)original);
        if (ppp)
        {
            block.Octets([(byte)(direction == PcapngDirection.Outbound ? 1 : 0)]);
        }

        block.Octets(octets[..(kept - prefix)]);
        block.Pad();
        block.Option(OptComment, comment);
        if (direction != PcapngDirection.Unknown)
        {
            block.Option(2, (uint)direction);
        }

        if (droppedBefore > 0)
        {
            block.Option(4, (ulong)droppedBefore);
        }

        output.Advance(block.End());
    }

    /// <summary>Writes an Interface Statistics Block.</summary>
    /// <param name="interfaceId">From <see cref="AddInterface"/>.</param>
    /// <param name="timestampNs">When the counts were taken, nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="statistics">The counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such interface.</exception>
    public void WriteStatistics(int interfaceId, long timestampNs, PcapngInterfaceStatistics statistics)
    {
        _ = Interface(interfaceId);
        PcapngBlock block = new(InterfaceStatistics, output.GetSpan(FixedRoom));
        block.UInt32((uint)interfaceId);
        block.Timestamp(timestampNs);
        block.TimestampOption(2, statistics.StartNs);
        block.TimestampOption(3, statistics.EndNs);
        block.Option(4, (ulong)statistics.Received);
        block.Option(5, (ulong)statistics.Dropped);
        output.Advance(block.End());
    }

    private PcapngInterface Interface(int interfaceId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(interfaceId);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(interfaceId, _interfaces.Count);
        return _interfaces[interfaceId];
    }
}
