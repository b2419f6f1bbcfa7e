using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Where libpcap's callback puts frames; it sees nothing managed.</summary>
internal unsafe struct PcapArrivals
{
    /// <summary>The blocks that were offered.</summary>
    public PcapRoom* Rooms;

    /// <summary>How many of them are filled.</summary>
    public int Filled;

    /// <summary>Whether frames may be cut to the snap length.</summary>
    public bool TakesCutFrames;

    /// <summary>Frames that no block could hold, since the link was opened.</summary>
    public long Oversized;

    /// <summary>Takes a frame: the one copy of this back-end.</summary>
    [UnmanagedCallersOnly]
    public static void Take(nint user, PcapPacketHeader* header, byte* bytes)
    {
        PcapArrivals* arrivals = (PcapArrivals*)user;
        PcapRoom* room = arrivals->Rooms + arrivals->Filled;
        bool isCut = header->CapturedLength < header->Length && !arrivals->TakesCutFrames;
        if (isCut || header->CapturedLength > (uint)room->Length)
        {
            arrivals->Oversized++;
            return;
        }

        Unsafe.CopyBlockUnaligned((void*)room->Address, bytes, header->CapturedLength);
        room->Length = (int)header->CapturedLength;
        room->ReceivedAt = (header->Seconds.Value * 1_000_000_000) + header->Fraction.Value;
        arrivals->Filled++;
    }
}
