using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap.Tests;

/// <summary>A packet socket whose answers a test writes.</summary>
internal sealed class FakeSocket : IPacketSocket
{
    /// <summary>Gets what the next calls of sending answer: frames, or minus errno. Then everything is taken.</summary>
    public Queue<int> SendAnswers { get; } = new();

    /// <summary>Gets the first message and the number of each call of sending.</summary>
    public List<(int First, int Count)> Sends { get; } = [];

    public Queue<int> ReceiveAnswers { get; } = new();

    public PacketCounters Counters { get; set; }

    public List<uint> FilterLengths { get; } = [];

    public int FilterError { get; set; }

    public int FileDescriptor => -1;

    public int SendDescriptor => -1;

    public bool HasLostInterface { get; set; }

    public bool IsDisposed { get; private set; }

    public int Send(MessageBatch messages, int first, int count)
    {
        Sends.Add((first, count));
        return SendAnswers.TryDequeue(out int answer) ? answer : count;
    }

    public int Receive(MessageBatch messages, int count) => ReceiveAnswers.TryDequeue(out int answer) ? answer : -Errno.EAGAIN;

    public bool TryTakeCounters(out PacketCounters counters)
    {
        counters = Counters;
        Counters = default;
        return true;
    }

    public int SetFilter(ReadOnlySpan<BpfInstruction> program)
    {
        FilterLengths.Add((uint)program.Length);
        return FilterError;
    }

    public void Dispose() => IsDisposed = true;
}
