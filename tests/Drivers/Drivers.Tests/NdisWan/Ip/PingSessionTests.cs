using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

public sealed class PingSessionTests
{
    private static readonly Ipv4Address s_here = new(0x0A000001);
    private static readonly Ipv4Address s_there = new(0x0A000002);
    private static readonly PingOptions s_three =
        new(s_there, 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

    private readonly byte[] _packet = new byte[1500];

    [Fact]
    public void Replies_ToEveryEcho_EndThePingAtOnceWithTheirTimes()
    {
        var ping = new PingSession(s_three, 7, TimeSpan.Zero);
        for (int i = 0; i < 3; i++)
        {
            TimeSpan at = TimeSpan.FromSeconds(i);
            Assert.Equal(at, ping.DueAt);
            Send(ping, at);
            Assert.False(ping.TryGetTransmit(_packet, s_here, at, out _));
            Assert.True(Answer(ping, at + TimeSpan.FromMilliseconds(10 * (i + 1))));
        }

        Assert.Null(ping.DueAt);
        Assert.Equal(
            new PingResult(3, 3, 0, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(30)),
            ping.Result);
    }

    [Fact]
    public void Silence_AfterTheLastEcho_EndsThePingAtItsTimeout()
    {
        var ping = new PingSession(s_three with { Count = 1 }, 7, TimeSpan.Zero);
        Send(ping, TimeSpan.Zero);
        Assert.False(ping.IsOver(TimeSpan.FromSeconds(1.9)));
        Assert.True(ping.IsOver(ping.DueAt!.Value));
        Assert.Equal(0, ping.Result.Received);
    }

    [Fact]
    public void Reply_ThatComesTwice_IsADuplicate()
    {
        var ping = new PingSession(s_three, 7, TimeSpan.Zero);
        Send(ping, TimeSpan.Zero);
        Assert.True(Answer(ping, TimeSpan.FromMilliseconds(1)));
        Assert.True(Answer(ping, TimeSpan.FromMilliseconds(2), again: true));
        Assert.Equal((1, 1), (ping.Result.Received, ping.Result.Duplicates));
    }

    [Fact]
    public void Reply_WithAnotherIdentifierSequenceOrSource_IsNotOurs()
    {
        var ping = new PingSession(s_three, 7, TimeSpan.Zero);
        Send(ping, TimeSpan.Zero);
        Assert.False(Answer(new PingSession(s_three, 8, TimeSpan.Zero), TimeSpan.Zero));
        Assert.True(Ipv4Packet.TryParse(_packet.AsSpan(0, ping.PacketLength), out Ipv4Packet view));
        Assert.True(IcmpEcho.TryParse(view.Payload, out IcmpEcho echo));
        Assert.False(ping.HandleReply(echo, s_here, TimeSpan.Zero));
    }

    [Fact]
    public void Sink_OfALossyReorderedStream_CountsWhatIsMissing()
    {
        var source = new UdpSource(s_there, 9, 32);
        var sink = new UdpSink(9);
        byte[][] sent = Enumerable.Range(0, 6).Select(_ => Made(source)).ToArray();
        foreach (int index in new[] { 0, 2, 1, 5 })
        {
            Assert.True(Ipv4Packet.TryParse(sent[index], out Ipv4Packet view));
            Assert.True(UdpDatagram.TryParse(view, out UdpDatagram datagram));
            Assert.True(sink.Handle(datagram, sent[index].Length, TimeSpan.FromSeconds(index)));
        }

        Assert.Equal((4, 2, 1), (sink.Received, sink.Lost, sink.Reordered));
        Assert.Equal(4 * 60, sink.Bytes);
    }

    private static byte[] Made(UdpSource source)
    {
        byte[] packet = new byte[source.PacketLength];
        Assert.Equal(packet.Length, source.Write(packet, s_here));
        return packet;
    }

    private void Send(PingSession ping, TimeSpan now)
    {
        Assert.True(ping.TryGetTransmit(_packet, s_here, now, out int written));
        Assert.Equal(ping.PacketLength, written);
    }

    private bool Answer(PingSession ping, TimeSpan now, bool again = false)
    {
        if (!again)
        {
            IcmpEcho.TurnIntoReply(_packet.AsSpan(0, ping.PacketLength), Ipv4Packet.HeaderLength);
        }

        Assert.True(Ipv4Packet.TryParse(_packet.AsSpan(0, ping.PacketLength), out Ipv4Packet view));
        Assert.True(IcmpEcho.TryParse(view.Payload, out IcmpEcho echo));
        return ping.HandleReply(echo, view.Source, now);
    }
}
