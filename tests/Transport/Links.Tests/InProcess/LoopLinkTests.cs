using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Tests.InProcess;

public sealed class LoopLinkTests : IDisposable
{
    private readonly DiagnosticSlabPool _pool = new(64, 256);
    private readonly SeededLoop _loop = new(1);
    private readonly RecordingSink _a = new();
    private readonly RecordingSink _b = new();
    private readonly LoopLinkFactory _factory = new();
    private readonly LinkRegistry _registry = new();

    public LoopLinkTests() => _registry.Add(_factory);

    public void Dispose() => _pool.ThrowIfOutstanding();

    [Fact]
    public void Send_BothWays_ArrivesAndComesBackDelivered()
    {
        Seeds.Run(20, seed =>
        {
            var loop = new SeededLoop(seed);
            var pair = new LoopLinkPair(loop, _pool);
            (RecordingSink a, RecordingSink b) = (new(), new());
            pair.A.Start(a);
            pair.B.Start(b);
            for (byte i = 0; i < 10; i++)
            {
                Assert.True(pair.A.TrySend(_pool, [i, 1], i));
                Assert.True(pair.B.TrySend(_pool, [i, 2], i));
            }

            _ = loop.RunUntilIdle();
            Assert.Equal(Enumerable.Range(0, 10).SelectMany(i => (byte[])[(byte)i, 1]), b.Received);
            Assert.Equal(Enumerable.Range(0, 10).Select(i => (object)(byte)i), a.Delivered);
            Assert.Equal(20, pair.A.Statistics.BytesReceived);
            Assert.Equal(20, pair.A.Statistics.BytesSent);
            pair.A.Close();
            _ = loop.RunUntilIdle();
            Assert.Equal(LinkErrorKind.EndOfStream, b.Cause!.Kind);
            Assert.True(a.IsClosed);
            Assert.Null(a.Cause);
        });
    }

    [Fact]
    public void Send_BeforeTheOtherEndIsOpen_WaitsForIt()
    {
        using ILink first = _registry.Open("loop:x", _loop, _pool);
        first.Start(_a);
        Assert.True(first.TrySend(_pool, "hello"u8));
        _ = _loop.RunUntilIdle();
        using ILink second = _registry.Open("loop:x", _loop, _pool);
        second.Start(_b);
        _ = _loop.RunUntilIdle();

        Assert.Equal("hello"u8.ToArray(), _b.Received);
        Assert.Equal(LinkErrorKind.Busy, Assert.Throws<LinkException>(() => _registry.Open("loop:x", _loop, _pool)).Kind);
    }

    [Fact]
    public void Send_QueueFull_IsRefusedThenWritable()
    {
        using ILink first = _registry.Open("loop:x?queue=2", _loop, _pool);
        using ILink second = _registry.Open("loop:x", _loop, _pool);
        first.Start(_a);
        Assert.True(first.TrySend(_pool, [1]));
        Assert.True(first.TrySend(_pool, [2]));
        Assert.False(first.TrySend(_pool, [3]));
        second.Start(_b);
        _a.OnWritable = () => Assert.True(first.TrySend(_pool, [3]));
        _ = _loop.RunUntilIdle();

        Assert.Equal([1, 2, 3], _b.Received);
        Assert.Equal(1, _a.WritableCount);
    }

    [Fact]
    public void Close_WithFramesOnTheWire_GivesThemBackUndelivered()
    {
        var pair = new LoopLinkPair(_loop, _pool);
        pair.A.Start(_a);
        pair.B.Start(_b);
        Assert.True(pair.A.TrySend(_pool, [1], "one"));
        Assert.True(pair.B.TrySend(_pool, [2], "two"));
        pair.A.Close();
        pair.A.Close();
        Assert.Equal(["one"], _a.Undelivered);
        Assert.False(pair.A.TrySend(_pool, [1]));
        _ = _loop.RunUntilIdle();

        Assert.Equal(["two"], _b.Undelivered);
        Assert.True(_b.IsClosed);
    }

    [Fact]
    public void Close_BeforeTheOtherEndStarted_IsToldToItWhenItStarts()
    {
        var pair = new LoopLinkPair(_loop, _pool);
        pair.A.Dispose();
        _ = _loop.RunUntilIdle();
        pair.B.Start(_b);
        _ = _loop.RunUntilIdle();

        Assert.Equal(LinkErrorKind.EndOfStream, _b.Cause!.Kind);
    }

    [Fact]
    public void Receive_PoolEmpty_WaitsAndLosesNothing()
    {
        var tiny = new DiagnosticSlabPool(1, 64);
        var pair = new LoopLinkPair(_loop, _pool, _loop, tiny);
        pair.A.Start(_a);
        pair.B.Start(_b);
        Assert.True(tiny.TryRent(out BufferLease held));
        byte[] sent = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        Assert.True(pair.A.TrySend(_pool, sent));
        _loop.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Empty(_b.Received);
        Assert.True(pair.B.Statistics.ReceiveNoBuffer > 0);
        held.Return();
        _loop.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(sent, _b.Received);
        pair.A.Close();
        tiny.ThrowIfOutstanding();
    }

    [Fact]
    public void Send_WithShareAndOnePool_CopiesNothing()
    {
        var pair = new LoopLinkPair(_loop, _pool, new LoopLinkOptions { Share = true, Kind = LinkKind.Frames });
        var keeper = new KeepingSink();
        pair.A.Start(_a);
        pair.B.Start(keeper);
        Assert.True(_pool.TryRent(out BufferLease lease));
        Assert.True(pair.A.TrySend(new LinkFrame(lease, FrameHeadroom.Bytes, 4)));
        _ = _loop.RunUntilIdle();

        Assert.Single(_a.Delivered);
        Assert.Equal(lease, keeper.Kept.Lease);
        Assert.Equal((FrameHeadroom.Bytes, 4), (keeper.Kept.Offset, keeper.Kept.Length));
        keeper.Kept.Lease.Return();
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.A.TrySend(new LinkFrame(lease, 0, 257)));
        pair.A.Close();
    }

    [Fact]
    public void Lines_NullModem_CrossOver()
    {
        var pair = new LoopLinkPair(_loop, _pool);
        pair.A.Start(_a);
        pair.B.Start(_b);
        _ = _loop.RunUntilIdle();
        Assert.Equal(
            ModemLines.Dtr | ModemLines.Rts | ModemLines.Cts | ModemLines.Dsr | ModemLines.Dcd, pair.B.Lines!.Current);
        _b.LineChanges.Clear();
        pair.A.Lines!.Set(ModemLines.Dtr, ModemLines.None);
        pair.A.Lines.Set(ModemLines.Rts, ModemLines.None);
        pair.A.Lines.Set(ModemLines.Rts, ModemLines.Rts);
        _ = _loop.RunUntilIdle();

        (ModemLines lines, ModemLines changed) = Assert.Single(_b.LineChanges);
        Assert.Equal(ModemLines.Dsr | ModemLines.Dcd | ModemLines.Cts, changed);
        Assert.Equal(ModemLines.Cts | ModemLines.Outputs, lines);
        pair.A.Close();
    }

    [Fact]
    public void Lines_StraightCableToDce_CarryRingAndCarrier()
    {
        var pair = new LoopLinkPair(_loop, _pool, new LoopLinkOptions { Wiring = LoopWiring.Dce });
        pair.A.Start(_a);
        pair.B.Start(_b);
        Assert.Equal(ModemLines.Outputs | ModemLines.Dsr | ModemLines.Cts, pair.A.Lines!.Current);
        _ = _loop.RunUntilIdle();
        _a.LineChanges.Clear();
        pair.B.Lines!.Set(ModemLines.Ri | ModemLines.Dcd | ModemLines.Dtr, ModemLines.Ri | ModemLines.Dcd);
        _ = _loop.RunUntilIdle();
        Assert.Equal(ModemLines.Ri | ModemLines.Dcd, Assert.Single(_a.LineChanges).Changed);

        pair.A.Lines.Set(ModemLines.Dtr, ModemLines.None);
        _ = _loop.RunUntilIdle();
        Assert.Equal(ModemLines.Dtr, _b.LineChanges[^1].Changed);
        pair.A.Close();
    }

    [Theory]
    [InlineData("loop:x?lines=0", null)]
    [InlineData("loop:x?kind=frames", null)]
    [InlineData("loop:x?kind=packets", "'kind=packets'")]
    [InlineData("loop:x?queue=0", "'queue=0'")]
    [InlineData("loop:x?speed=9600", "no option 'speed'")]
    [InlineData("loop:", "loop:NAME")]
    public void Open_WithOptions_SaysWhichIsWrong(string uri, string? complaint)
    {
        if (complaint is null)
        {
            using ILink link = _registry.Open(uri, _loop, _pool);
            Assert.Null(link.Lines);
            Assert.False(link.Info.Capabilities.HasFlag(LinkCapabilities.ModemLines));
            return;
        }

        LinkException e = Assert.Throws<LinkException>(() => _registry.Open(uri, _loop, _pool));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(complaint, e.Message);
    }

    private sealed class KeepingSink : ILinkSink
    {
        public LinkFrame Kept { get; private set; }

        public void HandleReceive(ReadOnlySpan<LinkFrame> frames) => Kept = frames[0];

        public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
        {
        }

        public void HandleWritable()
        {
        }

        public void HandleLinesChanged(ModemLines lines, ModemLines changed)
        {
        }

        public void HandleClosed(LinkException? cause)
        {
        }
    }
}
