using UserCoNdis.Protocols.Tests.Ppp;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

public sealed class PppoeDiscoveryLimiterTests
{
    private static readonly PppoeDiscoveryLimits s_limits = new() { PerHostPerSecond = 10, PerHostBurst = 5, PerSecond = 1000, Burst = 100, Hosts = 64 };

    [Fact]
    public void TakeHost_BurstThenRate_IsWhatTheLimitsSay()
    {
        PppoeDiscoveryLimiter limiter = new(s_limits, new SeededPppRandom(1));
        TimeSpan now = TimeSpan.FromSeconds(5);
        Assert.Equal(5, Count(100, () => limiter.TryTakeHost(PppoeSamples.Host, now)));
        Assert.Equal(5, Count(100, () => limiter.TryTakeHost(PppoeSamples.Ac, now))); // each has its own
        now += TimeSpan.FromMilliseconds(99);
        Assert.False(limiter.TryTakeHost(PppoeSamples.Host, now));
        now += TimeSpan.FromMilliseconds(1);
        Assert.Equal(1, Count(100, () => limiter.TryTakeHost(PppoeSamples.Host, now)));
        now += TimeSpan.FromSeconds(10);
        Assert.Equal(5, Count(100, () => limiter.TryTakeHost(PppoeSamples.Host, now)));
    }

    [Fact]
    public void TakeHost_AmongOthersThatFillTheTable_IsStillLimited()
    {
        PppoeDiscoveryLimiter limiter = new(s_limits with { Hosts = 4 }, new SeededPppRandom(1));
        TimeSpan now = TimeSpan.FromSeconds(5);
        Assert.Equal(5, Count(5, () => limiter.TryTakeHost(PppoeSamples.Host, now)));
        for (ulong other = 1; other <= 1000; other++)
        {
            Assert.True(limiter.TryTakeHost(new(0x0200_0001_0000 + other), now)); // takes the place that is full soonest
            Assert.False(limiter.TryTakeHost(PppoeSamples.Host, now));
        }
    }

    [Fact]
    public void TakeShared_OfAll_IsWhatTheLimitsSay()
    {
        PppoeDiscoveryLimiter limiter = new(s_limits, new SeededPppRandom(1));
        TimeSpan start = TimeSpan.FromSeconds(5);
        Assert.Equal(50, Count(50, () => limiter.TryTakeShared(start))); // nobody is turned away from half a bucket
        Assert.InRange(Count(10_000, () => limiter.TryTakeShared(start)), 40, 50); // the last ones go to few
        int tick = 0;
        Assert.InRange(Count(20_000, () => limiter.TryTakeShared(start + TimeSpan.FromMilliseconds(0.5 * ++tick))), 9_900, 10_100);
    }

    /// <summary>
    /// 10,000 addresses ask ten times as much as is answered, and always right before a newcomer does: memory stays as it is,
    /// the session that runs goes on, and newcomers have their tenth.
    /// </summary>
    [Fact]
    public void Flood_Of10000Stations_HarmsNoSessionAndLeavesNewcomersTheirShare() =>
        Seeds.Run(5, seed =>
        {
            PppoeDiscoveryLimits limits = new() { PerSecond = 500, Burst = 100 };
            PppoeConcentratorScript script = new(PppoeConcentratorScript.Plain with { Limits = limits }, (int)seed);
            PppoeSessionAddress before = script.Open(PppoeSamples.Host, 1);
            int answered = 0;
            for (int tick = 0; tick < 5000; tick++, script.Now += TimeSpan.FromMilliseconds(2))
            {
                for (int i = 0; i < 10; i++)
                {
                    _ = IsAnswered(script, new(0x0200_00FF_0000 + (ulong)(((tick * 10) + i) % 10_000)));
                }

                bool isAnswered = tick % 5 == 0 && IsAnswered(script, new(0x0200_0077_0000 + (ulong)tick));
                answered += isAnswered ? 1 : 0;
            }

            Assert.InRange(answered, 70, 150); // of 1000
            Assert.Equal((1, 0), (script.Concentrator.SessionsOpen, script.Concentrator.RequestsPending));
            script.Receive(PppoeFrames.Make(before.Local, before.Peer, PppoeCode.Padt, 1));
            Assert.Equal(before, script.Event().Session);
        });

    [Fact]
    public void Flood_Of10000Stations_AllocatesNothing()
    {
        PppoeConcentratorScript script = new(PppoeConcentratorScript.Plain);
        byte[] flood = PppoeFrames.Padi(PppoeSamples.Host);
        byte[] frame = new byte[1518];
        ulong next = 0;
        void Flood()
        {
            for (int i = 0; i < 20_000; i++)
            {
                new MacAddress(0x0200_00FF_0000 + (next++ % 10_000)).Write(flood.AsSpan(6));
                _ = EthernetHeader.TryRead(flood, out EthernetHeader ethernet, out int at);
                _ = PppoePacket.TryParse(flood.AsSpan(at), out PppoePacket packet, out _);
                script.Concentrator.HandleReceive(ethernet, packet, script.Now);
                _ = script.Concentrator.TryGetTransmit(frame, out _);
                script.Now += TimeSpan.FromMilliseconds(0.1);
            }
        }

        Flood();
        Assert.Equal(0, Allocations.Least(Flood));
        Assert.True(script.Statistics is { Sent: > 10_000, RateLimited: > 10_000 });
    }

    private static int Count(int times, Func<bool> take) => Enumerable.Range(0, times).Count(_ => take());

    private static bool IsAnswered(PppoeConcentratorScript script, MacAddress from)
    {
        script.Receive(PppoeFrames.Padi(from));
        return script.Concentrator.TryGetTransmit(new byte[1518], out _);
    }
}
