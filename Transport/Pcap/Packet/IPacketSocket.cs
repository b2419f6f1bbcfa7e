using UserCoNdis.Transport.Links.Frames;

namespace UserCoNdis.Transport.Pcap;

/// <summary>The system calls of a packet socket, or a test's own.</summary>
internal interface IPacketSocket : IDisposable
{
    int FileDescriptor { get; }

    /// <summary>Gets the descriptor that frames are sent by.</summary>
    int SendDescriptor { get; }

    /// <summary>Gets whether the interface is gone for good.</summary>
    bool HasLostInterface { get; }

    /// <summary>Sends messages; returns how many were taken, or minus the errno of the first.</summary>
    int Send(MessageBatch messages, int first, int count);

    /// <summary>Receives messages; returns how many came, or minus errno.</summary>
    int Receive(MessageBatch messages, int count);

    /// <summary>Reads the counters and sets them to zero.</summary>
    bool TryTakeCounters(out PacketCounters counters);

    /// <summary>Replaces the filter; an empty program lets everything through. Returns 0 or errno.</summary>
    /// <remarks>What passed the filter before and was not received yet is thrown away.</remarks>
    int SetFilter(ReadOnlySpan<BpfInstruction> program);
}
