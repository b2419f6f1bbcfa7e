using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>An Ethernet interface by libpcap, for systems without a packet socket, and to compare with.</summary>
/// <remarks>A received frame is copied once, from libpcap's memory into a leased block; a sent one goes out alone.</remarks>
internal sealed unsafe class PcapDevice : EthernetDevice
{
    private const int PcapStatsOfWindows = 2; // it writes twice as much as elsewhere

    private readonly PcapHandle _handle;
    private readonly PcapRoom[] _rooms = GC.AllocateArray<PcapRoom>(FdFrameLink.BatchFrames, pinned: true);
    private readonly PcapArrivals[] _arrivals = GC.AllocateArray<PcapArrivals>(1, pinned: true);

    /// <summary>Opens an interface.</summary>
    /// <exception cref="LinkException">It could not be opened; the message says what mends it.</exception>
    public PcapDevice(EthernetOptions options, InterfaceFacts facts, IEventLoop loop)
        : base(options, facts, loop)
    {
        _handle = PcapOpener.Open(options, snapLength: options.SnapLength ?? LargestFrame);
        FileDescriptor = PcapNative.pcap_get_selectable_fd(_handle.Pointer);
        _arrivals[0].Rooms = (PcapRoom*)Unsafe.AsPointer(ref _rooms[0]);
        _arrivals[0].TakesCutFrames = options.SnapLength is not null;
    }

    /// <inheritdoc/>
    public override int FileDescriptor { get; }

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<LinkFrame> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            ref readonly LinkFrame frame = ref frames[i];
            if (PcapNative.pcap_inject(_handle.Pointer, frame.Lease.Address + frame.Offset, (nuint)frame.Length) >= 0)
            {
                continue;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == Errno.EAGAIN)
            {
                return i;
            }

            ThrowIfRemoved();
            SendDrops++;
        }

        return frames.Length;
    }

    /// <inheritdoc/>
    public override int Receive(Span<LinkFrame> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            _rooms[i] = new PcapRoom { Address = frames[i].Lease.Address + frames[i].Offset, Length = frames[i].Length };
        }

        ref PcapArrivals arrivals = ref _arrivals[0];
        arrivals.Filled = 0;
        if (PcapNative.pcap_dispatch(_handle.Pointer, frames.Length, &PcapArrivals.Take, (nint)Unsafe.AsPointer(ref arrivals)) < 0)
        {
            ThrowIfRemoved(); // else it is down, which may pass
        }

        for (int i = 0; i < arrivals.Filled; i++)
        {
            frames[i] = frames[i] with { Length = _rooms[i].Length };
            if (Options.StampsFrames)
            {
                FrameStamp.Write(frames[i].Lease.Span, _rooms[i].ReceivedAt);
            }
        }

        return arrivals.Filled;
    }

    /// <inheritdoc/>
    public override void SetFilter(string expression) => _handle.SetFilter(expression);

    /// <inheritdoc/>
    public override void AddStatistics(ref LinkStatistics statistics)
    {
        base.AddStatistics(ref statistics);
        statistics.ReceiveOversized += _arrivals[0].Oversized;
        PcapStat* counted = stackalloc PcapStat[PcapStatsOfWindows];
        if (!_handle.IsClosed && PcapNative.pcap_stats(_handle.Pointer, counted) == 0)
        {
            statistics.OverrunErrors += counted->Dropped;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _handle.Dispose();
    }

    private void ThrowIfRemoved()
    {
        if (InterfaceFacts.Find(Options.InterfaceName) is null)
        {
            throw EthernetErrors.Removed(Options.InterfaceName);
        }
    }
}
