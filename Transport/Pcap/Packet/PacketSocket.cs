using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Frames;

namespace UserCoNdis.Transport.Pcap;

/// <summary>A bound packet socket that receives, and one that sends.</summary>
internal sealed class PacketSocket(SafeFileHandle receiving, SafeFileHandle sending) : IPacketSocket
{
    /// <inheritdoc/>
    public int FileDescriptor { get; } = (int)receiving.DangerousGetHandle();

    /// <inheritdoc/>
    public int SendDescriptor { get; } = (int)sending.DangerousGetHandle();

    /// <inheritdoc/>
    public bool HasLostInterface => PacketNative.HasLostInterface(FileDescriptor);

    /// <inheritdoc/>
    public int Send(MessageBatch messages, int first, int count) => messages.Send(SendDescriptor, first, count);

    /// <inheritdoc/>
    public int Receive(MessageBatch messages, int count) => messages.Receive(FileDescriptor, count);

    /// <inheritdoc/>
    public bool TryTakeCounters(out PacketCounters counters) => PacketNative.TryTakeCounters(FileDescriptor, out counters);

    /// <inheritdoc/>
    /// <remarks>Nothing is let in while what is here already is thrown away: a frame that the new filter would refuse is
    /// never received after this returns.</remarks>
    public int SetFilter(ReadOnlySpan<BpfInstruction> program)
    {
        int error = PacketNative.SetFilter(FileDescriptor, FilterProgram.Nothing);
        if (error != 0)
        {
            return error;
        }

        PacketNative.Drain(FileDescriptor);
        return PacketNative.SetFilter(FileDescriptor, program);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        receiving.Dispose();
        sending.Dispose();
    }
}
