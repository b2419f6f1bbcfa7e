using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Tests.Streams;

namespace UserCoNdis.Transport.Links.Tests.InProcess;

public sealed class LoopLinkThreadTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Send_AcrossTwoThreads_KeepsOrderAndReturnsEveryLease()
    {
        var poolA = new PinnedSlabPool(32, 64);
        var poolB = new PinnedSlabPool(8, 64);
        var loopA = new EpollLoop();
        var loopB = new EpollLoop();
        var pair = new LoopLinkPair(loopA, poolA, loopB, poolB, new LoopLinkOptions { QueueFrames = 8 });
        var all = new TaskCompletionSource();
        (RecordingSink a, RecordingSink b) = (new(), new());
        int next = 0;
        void Pump()
        {
            while (next < 5000 && pair.A.TrySend(poolA, BitConverter.GetBytes(next)))
            {
                next++;
            }
        }

        a.OnWritable = Pump;
        b.OnReceive = bytes => _ = b.ReceivedCount == 20_000 && all.TrySetResult();
        loopA.Start();
        loopB.Start();
        loopB.Post(() => pair.B.Start(b));
        loopA.Post(() =>
        {
            pair.A.Start(a);
            Pump();
        });
        await all.Task.WaitAsync(s_limit);
        loopA.Post(pair.A.Close);
        loopA.Dispose();
        loopB.Dispose();

        Assert.Equal(Enumerable.Range(0, 5000).SelectMany(BitConverter.GetBytes), b.Received);
        Assert.Equal(5000, a.Delivered.Count);
        poolA.ThrowIfOutstanding();
        poolB.ThrowIfOutstanding();
    }

    [Fact]
    public async Task Close_DuringTraffic_TenTimesInParallel_ReturnsEveryLease() =>
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => CloseDuringTraffic(i))).WaitAsync(s_limit);

    [Fact]
    public void TrafficBothWays_Warm_AllocatesNothing()
    {
        var pool = new PinnedSlabPool(32, 64);
        using var loop = new EpollLoop();
        var pair = new LoopLinkPair(loop, pool);
        (EchoSink a, EchoSink b) = (new() { Link = pair.A }, new() { Link = pair.B });
        pair.A.Start(a);
        pair.B.Start(b);
        Assert.True(pair.A.TrySend(pool, new byte[50]));
        int goal = 500;
        Func<bool> reached = () => a.Count > goal;
        Assert.True(loop.RunUntil(reached, s_limit));

        long allocated = Allocations.Least(() =>
        {
            goal += 4500;
            _ = loop.RunUntil(reached, s_limit);
        });

        Assert.True(reached());
        Assert.Equal(0, allocated);
        pair.A.Close();
        pair.B.Close();
        pool.ThrowIfOutstanding();
    }

    private static async Task CloseDuringTraffic(int number)
    {
        var pool = new PinnedSlabPool(64, 64);
        var loopA = new EpollLoop();
        var loopB = new EpollLoop();
        var pair = new LoopLinkPair(loopA, pool, loopB, pool);
        (RecordingSink a, RecordingSink b) = (new(), new());
        a.OnWritable = () => _ = pair.A.TrySend(pool, [1]);
        b.OnReceive = bytes =>
        {
            _ = pair.B.TrySend(pool, [2]);
            if (b.ReceivedCount == 20 + number)
            {
                pair.B.Close();
            }
        };
        a.OnReceive = bytes => _ = pair.A.TrySend(pool, [1]);
        loopA.Start();
        loopB.Start();
        loopB.Post(() => pair.B.Start(b));
        loopA.Post(() =>
        {
            pair.A.Start(a);
            for (int i = 0; i < 10; i++)
            {
                _ = pair.A.TrySend(pool, [1]);
            }
        });
        _ = await Task.WhenAll(a.Closed, b.Closed).WaitAsync(s_limit);
        loopA.Dispose();
        loopB.Dispose();
        pool.ThrowIfOutstanding();
    }
}
