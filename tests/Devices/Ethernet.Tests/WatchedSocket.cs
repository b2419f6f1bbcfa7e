using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>The real socket, with a look at the addresses that the kernel gets.</summary>
internal sealed class WatchedSocket(PacketSocket socket, string name) : IPacketSocket
{
    public string Name => name;

    public List<nint> Sent { get; } = [];

    public List<nint> Received { get; } = [];

    public int FileDescriptor => socket.FileDescriptor;

    public int SendDescriptor => socket.SendDescriptor;

    public bool HasLostInterface => socket.HasLostInterface;

    public int Send(MessageBatch messages, int first, int count)
    {
        int taken = socket.Send(messages, first, count);
        for (int i = 0; i < taken; i++)
        {
            Sent.Add(messages.AddressOf(first + i));
        }

        return taken;
    }

    public int Receive(MessageBatch messages, int count)
    {
        int filled = socket.Receive(messages, count);
        for (int i = 0; i < filled; i++)
        {
            Received.Add(messages.AddressOf(i));
        }

        return filled;
    }

    public bool TryTakeCounters(out PacketCounters counters) => socket.TryTakeCounters(out counters);

    public int SetFilter(ReadOnlySpan<BpfInstruction> program) => socket.SetFilter(program);

    public void Dispose() => socket.Dispose();
}
