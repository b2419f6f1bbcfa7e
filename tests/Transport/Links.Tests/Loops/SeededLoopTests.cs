using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Tests.Loops;

public sealed class SeededLoopTests
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Post_ByOneThread_RunsInItsOrderForEverySeed()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var loop = new SeededLoop(seed);
            var order = new List<int>();
            for (int i = 0; i < 10; i++)
            {
                int n = i;
                loop.Post(() => order.Add(n));
            }

            Assert.Equal(10, loop.RunUntilIdle());
            Assert.Equal(Enumerable.Range(0, 10), order);
        }
    }

    [Fact]
    public void Arm_AtOneInstant_FiresInAnOrderThatTheSeedDecides()
    {
        string[] orders = [.. Enumerable.Range(0, 40).Select(seed => Race((ulong)seed))];

        Assert.True(orders.Distinct(StringComparer.Ordinal).Count() > 4);
        Assert.Equal(orders[7], Race(7));
        Assert.All(orders, order => Assert.True(order.IndexOf('p') < order.IndexOf('q'))); // one poster: FIFO
    }

    [Fact]
    public void RunFor_TimersAtDifferentInstants_FireInTimeWithTheClockThere()
    {
        var loop = new SeededLoop(1);
        var seen = new List<TimeSpan>();
        foreach (int at in (int[])[5, 1, 9, 3])
        {
            loop.CreateTimer(() => seen.Add(loop.Now)).Arm(at * s_tick);
        }

        Assert.Equal(3, loop.RunFor(5 * s_tick));
        Assert.Equal([s_tick, 3 * s_tick, 5 * s_tick], seen);
        Assert.Equal(9 * s_tick, loop.NextDue);
        Assert.Equal(5 * s_tick, loop.Now);
    }

    [Fact]
    public void RunUntil_ConditionNeverHolds_StopsAtTheLimit()
    {
        var loop = new SeededLoop(1);
        ILoopTimer timer = null!;
        timer = loop.CreateTimer(() => timer.Arm(loop.Now + s_tick));
        timer.Arm(s_tick);

        Assert.False(loop.RunUntil(() => false, 10 * s_tick));
        Assert.Equal(10 * s_tick, loop.Now);
    }

    [Fact]
    public void RunUntilIdle_WorkFeedsItself_ThrowsWithTheSeed()
    {
        var loop = new SeededLoop(77);
        void Again() => loop.Post(Again);
        loop.Post(Again);

        Assert.Contains("seed 77", Assert.Throws<InvalidOperationException>(() => loop.RunUntilIdle(100)).Message);
    }

    [Fact]
    public void Cancel_OneOfManyTimers_OnlyThatOneStaysSilent()
    {
        var random = new Random(5);
        for (int round = 0; round < 50; round++)
        {
            var loop = new SeededLoop((ulong)round);
            int fired = 0;
            ILoopTimer[] timers = [.. Enumerable.Range(0, 40).Select(_ => loop.CreateTimer(() => fired++))];
            foreach (ILoopTimer timer in timers)
            {
                timer.Arm(random.Next(20) * s_tick);
            }

            ILoopTimer[] cancelled = [.. timers.Where(_ => random.Next(3) == 0)];
            Array.ForEach(cancelled, timer => timer.Cancel());
            loop.Advance(20 * s_tick);

            Assert.Equal(40 - cancelled.Length, fired);
            Assert.All(timers, timer => Assert.Null(timer.DueAt));
        }
    }

    [Fact]
    public void Watch_OnTheSeededLoop_IsNotSupported() =>
        Assert.Throws<NotSupportedException>(() => new SeededLoop(1).Watch(0, null!, PollInterest.Read));

    private static string Race(ulong seed)
    {
        var loop = new SeededLoop(seed);
        string order = "";
        foreach (char name in "abc")
        {
            loop.CreateTimer(() => order += name).Arm(TimeSpan.Zero);
        }

        loop.Post(() => order += 'p');
        loop.Post(() => order += 'q');
        _ = loop.RunUntilIdle();
        return order;
    }
}
