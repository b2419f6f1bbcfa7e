using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Tests.Loops;

public sealed class EpollLoopTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Post_FromManyThreads_RunsAllEachThreadsInItsOrder()
    {
        using var loop = new EpollLoop();
        loop.Start();
        var seen = new List<(int Thread, int Number)>();
        var done = new TaskCompletionSource();
        Thread[] posters = [.. Enumerable.Range(0, 4).Select(thread => new Thread(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                int number = i;
                loop.Post(() =>
                {
                    seen.Add((thread, number));
                    _ = seen.Count == 4000 && done.TrySetResult();
                });
            }
        }))];
        Array.ForEach(posters, poster => poster.Start());
        await done.Task.WaitAsync(s_limit);

        Assert.All(seen.GroupBy(x => x.Thread), g => Assert.Equal(Enumerable.Range(0, 1000), g.Select(x => x.Number)));
    }

    [Fact]
    public void Arm_InTheFuture_FiresNotBeforeAndInOrder()
    {
        using var loop = new EpollLoop();
        var seen = new List<int>();
        TimeSpan start = loop.Now;
        TimeSpan lastAt = default;
        foreach (int ms in (int[])[9, 2, 5])
        {
            loop.CreateTimer(() =>
            {
                seen.Add(ms);
                lastAt = loop.Now;
            }).Arm(start + TimeSpan.FromMilliseconds(ms));
        }

        Assert.True(loop.RunUntil(() => seen.Count == 3, s_limit));
        Assert.Equal([2, 5, 9], seen);
        Assert.True(lastAt >= start + TimeSpan.FromMilliseconds(9));
    }

    [Fact]
    public async Task Post_ThatThrows_FaultsCompletionAndDisposeStillWorks()
    {
        var loop = new EpollLoop();
        loop.Start();
        loop.Post(() => throw new FormatException("planted"));

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => loop.Completion.WaitAsync(s_limit));
        Assert.Equal("planted", fault.Message);
        loop.Post(() => Assert.Fail("a faulted loop runs nothing"));
        loop.Dispose();
        loop.Dispose();
    }

    [Fact]
    public void RunUntil_WorkThrows_ThrowsToTheCallerAndEndsTheLoop()
    {
        using var loop = new EpollLoop();
        loop.Post(() => throw new FormatException("planted"));

        Assert.Throws<FormatException>(() => loop.RunUntil(() => false, s_limit));
        Assert.True(loop.Completion.IsFaulted);
        Assert.Throws<InvalidOperationException>(() => loop.RunUntil(() => true));
    }

    [Fact]
    public void Dispose_WithWorkPosted_RunsItFirst()
    {
        for (int i = 0; i < 20; i++)
        {
            var loop = new EpollLoop();
            loop.Start();
            bool ran = false;
            loop.Post(() => ran = true);
            loop.Dispose();
            Assert.True(ran);
            Assert.True(loop.Completion.IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task Dispose_OnTheLoopItself_EndsIt()
    {
        var loop = new EpollLoop();
        loop.Start();
        loop.Post(loop.Dispose);
        await loop.Completion.WaitAsync(s_limit);
    }

    [Fact]
    public async Task Arm_FromAnotherThread_IsRefused()
    {
        using var loop = new EpollLoop();
        ILoopTimer timer = loop.CreateTimer(() => { });
        loop.Start();
        Assert.False(loop.IsInLoop);
        Assert.Throws<InvalidOperationException>(() => timer.Arm(TimeSpan.Zero));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task ArmCancelPost_Repeated_AllocatesNothing()
    {
        using var loop = new EpollLoop();
        ILoopTimer timer = loop.CreateTimer(() => { });
        var allocated = new TaskCompletionSource<long>();
        int round = 0;
        long before = 0;
        Action again = null!;
        again = () =>
        {
            timer.Arm(loop.Now + TimeSpan.FromSeconds(1));
            timer.Cancel();
            if (round == 100)
            {
                before = GC.GetAllocatedBytesForCurrentThread(); // warm
            }

            if (++round == 5000)
            {
                allocated.SetResult(GC.GetAllocatedBytesForCurrentThread() - before);
                return;
            }

            loop.Post(again);
        };
        loop.Start();
        loop.Post(again);

        Assert.Equal(0, await allocated.Task.WaitAsync(s_limit));
    }
}
