using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>The WAN layer loops what the miniport must not (R291).</summary>
public sealed class LoopbackTests
{
    [Fact]
    public void Ping_OfOurOwnAddress_NeverReachesTheLine()
    {
        DirectLine line = new();
        line.BringUp();
        long sent = line.A.Session!.Counters.PacketsSent;

        PingResult result = line.Ping(line.A, "10.0.0.2");

        Assert.Equal((3, 3), (result.Sent, result.Received));
        Assert.Equal(sent, line.A.Session.Counters.PacketsSent);
        Assert.Equal(6, line.A.Session.Counters.LoopedBack); // questions and answers
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(NdisSendFlags.CheckForLoopback, 1)]
    [InlineData(NdisSendFlags.None, 0)]
    public void Broadcast_IsHeardHereIfItIsAskedFor(NdisSendFlags flags, int looped)
    {
        DirectLine line = new();
        line.BringUp();
        var session = line.A.Session!;
        Assert.True(session.TryRent(out var lease));
        const int Length = 20;
        Span<byte> packet = lease.Span.Slice(64, Length);
        packet.Clear();
        packet[0] = 0x45;
        packet[3] = Length;
        packet[16..].Fill(0xFF);

        Assert.True(session.TrySend(lease, 64, Length, flags));
        line.Loop.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((1, looped), (session.Counters.PacketsSent, session.Counters.LoopedBack));
        line.HaltAndCheck();
    }

    [Fact]
    public void LoopedPackets_OfALinkThatGoes_AreGivenBack()
    {
        DirectLine line = new();
        line.BringUp();
        var session = line.A.Session!;
        Assert.True(session.TryRent(out var lease));
        lease.Span.Slice(64, 20).Clear();
        DirectLine.Address("10.0.0.2").Write(lease.Span[80..]);
        Assert.True(session.TrySend(lease, 64, 20));
        session.Abort();
        line.HaltAndCheck();
    }
}
