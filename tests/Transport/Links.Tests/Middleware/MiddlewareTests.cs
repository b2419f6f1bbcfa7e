using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Transport.Links.Tests.Middleware;

public sealed class MiddlewareTests : IDisposable
{
    private static readonly LoopLinkOptions s_frames = new() { Kind = LinkKind.Frames };
    private readonly PinnedSlabPool _pool = new(400, 256);
    private readonly SeededLoop _loop = new(1);
    private readonly RecordingSink _a = new();
    private readonly RecordingSink _b = new();

    public void Dispose() => _pool.ThrowIfOutstanding();

    [Fact]
    public void Tap_TrafficBothWays_IsSeenOnceWithTheLoopsTime()
    {
        var tap = new ListTap();
        var pair = new LoopLinkPair(_loop, _pool);
        using ILink a = new TapLink(pair.A, _loop, tap);
        a.Start(_a);
        pair.B.Start(_b);
        _loop.Advance(TimeSpan.FromSeconds(3));
        Assert.True(a.TrySend(_pool, "out"u8));
        Assert.True(pair.B.TrySend(_pool, "in"u8));
        _ = _loop.RunUntilIdle();

        Assert.Equal(["Sent out 3", "Received in 3"], tap.Seen);
    }

    [Fact]
    public void Pace_At9600BitsPerSecond_TakesTenBitsAnOctetEachWay()
    {
        var pair = new LoopLinkPair(_loop, _pool);
        using var a = new PacedLink(pair.A, _loop, 9600);
        a.Start(_a);
        pair.B.Start(_b);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(a.TrySend(_pool, new byte[96], i));
            Assert.True(pair.B.TrySend(_pool, new byte[96], i));
        }

        _loop.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal((4 * 96, 4 * 96), (_b.ReceivedCount, _a.ReceivedCount));
        _loop.Advance(TimeSpan.FromMilliseconds(501));
        Assert.Equal((960, 960), (_b.ReceivedCount, _a.ReceivedCount));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (object)i), _a.Delivered);
        Assert.Equal(9600, a.Info.SpeedBps);
    }

    [Fact]
    public void Pace_SenderFasterThanTheLine_IsRefusedThenWritable()
    {
        var pair = new LoopLinkPair(_loop, _pool);
        using var a = new PacedLink(pair.A, _loop, 9600);
        a.Start(_a);
        pair.B.Start(_b);
        int sent = 0;
        void Pump()
        {
            while (sent < 200 && a.TrySend(_pool, [(byte)sent]))
            {
                sent++;
            }
        }

        _a.OnWritable = Pump;
        Pump();
        Assert.Equal(64, sent);
        _loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (byte)i), _b.Received);
    }

    [Fact]
    public void Pace_ReceiverSlowerThanTheFarEnd_HoldsItBackAndLosesNothing()
    {
        var pair = new LoopLinkPair(_loop, _pool);
        using var a = new PacedLink(pair.A, _loop, 9600);
        a.Start(_a);
        pair.B.Start(_b);
        int sent = 0;
        void Pump()
        {
            while (sent < 250 && pair.B.TrySend(_pool, [(byte)sent]))
            {
                sent++;
            }
        }

        _b.OnWritable = Pump;
        Pump();
        _loop.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(sent < 250);
        _loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Enumerable.Range(0, 250).Select(i => (byte)i), _a.Received);
        Assert.Equal(0, a.Statistics.OverrunErrors);
    }

    [Fact]
    public void Pace_ClosedWithFramesWaiting_GivesThemBackInOrder()
    {
        var pair = new LoopLinkPair(_loop, _pool);
        var a = new PacedLink(pair.A, _loop, 100);
        a.Start(_a);
        pair.B.Start(_b);
        Assert.True(a.TrySend(_pool, [1], 1));
        Assert.True(a.TrySend(_pool, [2], 2));
        Assert.True(pair.B.TrySend(_pool, [3]));
        _ = _loop.RunUntilIdle();
        a.Dispose();
        Assert.Equal([1, 2], _a.Undelivered);
        Assert.True(_a.IsClosed);
        _ = _loop.RunUntilIdle();
    }

    [Fact]
    public void Fault_SameSeed_SameFaults_OtherSeed_Others()
    {
        const string Everything = "loss:0.1,dup:0.1,reorder:0.1,biterr:0.001,delay:3";
        string[] runs = [.. Enumerable.Range(0, 6).Select(seed => Journal($"{Everything},seed:{seed}", "frames"))];
        Assert.Equal(runs.Length, runs.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(runs[4], Journal($"{Everything},seed:4", "frames"));
        Assert.Equal(Journal("loss:0.1,biterr:0.001,seed:4", "bytes"), Journal("loss:0.1,biterr:0.001,seed:4", "bytes"));
    }

    [Theory]
    [InlineData("loss:0.1", 700, 980)]
    [InlineData("dup:0.1", 1020, 1300)]
    [InlineData("reorder:0.2", 1000, 1000)]
    [InlineData("loss:1", 0, 0)]
    public void Fault_OnFrames_HappensAboutAsOftenAsAsked(string fault, int atLeast, int atMost)
    {
        int count = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            count += Journal($"{fault},dir:out,seed:{seed}", "frames").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        }

        Assert.InRange(count, atLeast, atMost);
    }

    [Fact]
    public void Fault_Reordering_ChangesOrderAndLosesNothing()
    {
        string[] lines = Journal("reorder:0.3,dir:out,seed:3", "frames").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(100, lines.Length);
        Assert.NotEqual(lines, lines.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Fault_BitErrors_AreAboutAsManyAsAsked()
    {
        FaultLink link = Faulty("biterr:0.01,dir:out,seed:5", new LoopLinkOptions(), out ILink far);
        for (int i = 0; i < 50; i++)
        {
            Assert.True(link.TrySend(_pool, new byte[200]));
            _ = _loop.RunUntilIdle();
        }

        int inverted = _b.Received.Sum(octet => System.Numerics.BitOperations.PopCount(octet));
        Assert.InRange(inverted, 700, 900);
        Assert.Empty(_a.Undelivered);
        link.Dispose();
        far.Dispose();
    }

    [Theory]
    [InlineData("drop:500")]
    [InlineData("dropbytes:3")]
    public void Fault_LineDrop_EndsTheLinkWithACause(string fault)
    {
        FaultLink link = Faulty(fault, s_frames, out ILink far);
        Assert.True(link.TrySend(_pool, "abc"u8));
        _loop.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(LinkErrorKind.EndOfStream, _a.Cause!.Kind);
        Assert.Contains("dropped", _a.Cause.Message);
        Assert.False(link.TrySend(_pool, "abc"u8));
        Assert.True(_b.IsClosed);
        far.Dispose();
    }

    [Fact]
    public void Fault_Delay_ComesThatMuchLaterAndCloseReturnsWhatWaits()
    {
        FaultLink link = Faulty("delay:40", s_frames, out ILink far);
        Assert.True(link.TrySend(_pool, "abc"u8));
        Assert.True(far.TrySend(_pool, "xyz"u8));
        _loop.Advance(TimeSpan.FromMilliseconds(39));
        Assert.Equal((0, 0), (_a.ReceivedCount, _b.ReceivedCount));
        _loop.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((3, 3), (_a.ReceivedCount, _b.ReceivedCount));
        Assert.True(link.TrySend(_pool, "abc"u8));
        Assert.True(far.TrySend(_pool, "xyz"u8));
        _loop.Advance(TimeSpan.FromMilliseconds(1));
        link.Dispose();
        Assert.Equal(3, _a.ReceivedCount);
        far.Dispose();
    }

    [Theory]
    [InlineData("fault=loss:2", "'loss:2'")]
    [InlineData("fault=mischief:1", "'mischief:1'")]
    [InlineData("fault=loss", "'loss'")]
    [InlineData("pace=0", "'pace=0'")]
    public void Open_WrongMiddlewareOption_NamesIt(string option, string complaint)
    {
        LinkRegistry registry = new LinkRegistry().Add(new LoopLinkFactory());
        LinkException e = Assert.Throws<LinkException>(() => registry.Open($"loop:x?{option}", _loop, _pool));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(complaint, e.Message);
    }

    [Fact]
    public void Open_WithPaceAndFault_WrapsAnyScheme()
    {
        LinkRegistry registry = new LinkRegistry().Add(new LoopLinkFactory());
        using ILink a = registry.Open("loop:x?pace=9600&fault=delay:10&queue=9", _loop, _pool);
        using ILink b = registry.Open("loop:x", _loop, _pool);
        a.Start(_a);
        b.Start(_b);
        Assert.True(a.TrySend(_pool, new byte[48]));
        _loop.Advance(TimeSpan.FromMilliseconds(59));
        Assert.Equal(0, _b.ReceivedCount);
        _loop.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(48, _b.ReceivedCount);
        Assert.Equal(9600, a.Info.SpeedBps);
        Assert.NotNull(a.Lines);
    }

    private static FaultLink Wrap(ILink link, IEventLoop loop, PinnedSlabPool pool, string text)
    {
        Assert.True(LinkUri.TryParse($"x:?fault={text}", out LinkUri? uri, out string? error), error);
        return new FaultLink(link, loop, pool, LinkFaults.From(new LinkOptionReader(uri), "fault")!);
    }

    private FaultLink Faulty(string text, LoopLinkOptions options, out ILink far)
    {
        var pair = new LoopLinkPair(_loop, _pool, options);
        far = pair.B;
        FaultLink link = Wrap(pair.A, _loop, _pool, text);
        link.Start(_a);
        far.Start(_b);
        return link;
    }

    /// <summary>Sends a hundred numbered frames each way and writes down what arrives, and when.</summary>
    private string Journal(string fault, string kind)
    {
        var loop = new SeededLoop(9);
        var pair = new LoopLinkPair(
            loop, _pool, new LoopLinkOptions { Kind = kind == "frames" ? LinkKind.Frames : LinkKind.ByteStream });
        FaultLink near = Wrap(pair.A, loop, _pool, fault);
        var text = new System.Text.StringBuilder();
        var a = new RecordingSink { OnReceive = bytes => text.Append($"in {Convert.ToHexString(bytes)} {loop.Now}\n") };
        var b = new RecordingSink { OnReceive = bytes => text.Append($"{Convert.ToHexString(bytes)} {loop.Now}\n") };
        near.Start(a);
        pair.B.Start(b);
        for (byte i = 0; i < 100; i++)
        {
            Assert.True(near.TrySend(_pool, [i, 1, 2, 3, 4, 5, 6, 7]));
            if (!fault.Contains("dir:out", StringComparison.Ordinal))
            {
                Assert.True(pair.B.TrySend(_pool, [i, 7, 6, 5, 4, 3, 2, 1]));
            }

            loop.Advance(TimeSpan.FromMilliseconds(1));
        }

        loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(100, a.Delivered.Count);
        near.Dispose();
        _ = loop.RunUntilIdle();
        return text.ToString();
    }

    private sealed class ListTap : ILinkTap
    {
        public List<string> Seen { get; } = [];

        public void Handle(LinkDirection direction, ReadOnlySpan<byte> bytes, TimeSpan at) =>
            Seen.Add($"{direction} {System.Text.Encoding.ASCII.GetString(bytes)} {at.TotalSeconds}");
    }
}
