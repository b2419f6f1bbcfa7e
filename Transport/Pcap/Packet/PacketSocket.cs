using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Pcap;

/// <summary>A bound packet socket.</summary>
internal sealed unsafe class PacketSocket(SafeFileHandle handle) : IPacketSocket
{
    /// <inheritdoc/>
    public int FileDescriptor { get; } = (int)handle.DangerousGetHandle();

    /// <inheritdoc/>
    public bool HasLostInterface => PacketNative.HasLostInterface(FileDescriptor);

    /// <inheritdoc/>
    public int Send(MultiMessage* messages, int count) => PacketNative.Send(FileDescriptor, messages, count);

    /// <inheritdoc/>
    public int Receive(MultiMessage* messages, int count) => PacketNative.Receive(FileDescriptor, messages, count);

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
    public void Dispose() => handle.Dispose();
}
