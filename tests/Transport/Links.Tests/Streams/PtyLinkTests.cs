using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;
using UserCoNdis.Transport.Links.Tests.Frames;

namespace UserCoNdis.Transport.Links.Tests.Streams;

public sealed class PtyLinkTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PinnedSlabPool _pool = new PinnedSlabPool(96, 128);
    private readonly EpollLoop _loop = new();
    private readonly RecordingSink _sink = new();
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new PtyLinkFactory());
    private FdByteLink? _link;

    public void Dispose()
    {
        _link?.Dispose();
        _loop.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Bytes_BothWays_ArriveUnchanged()
    {
        string path = Open("pty:");
        using var peer = new Peer(path);
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        peer.Write(all);
        Assert.True(_link!.TrySend(_pool, all.AsSpan(0, 128), 1)); // in one turn: one gathered write
        Assert.True(_link!.TrySend(_pool, all.AsSpan(128), 2));
        Run(() => _sink.ReceivedCount == 256 && _sink.Delivered.Count == 2);

        Assert.Equal(all, _sink.Received);
        Assert.Equal(all, peer.Bytes);
        Assert.Equal((256, 256), (_link!.Statistics.BytesSent, _link.Statistics.BytesReceived));
        Assert.Equal($"pty:{path}", _link.Info.Name);
    }

    [Fact]
    public void Peer_ComesAndGoesAndComesAgain_ShowsAsLinesAndTheLinkLives()
    {
        string path = Open("pty:");
        Assert.Equal(ModemLines.None, _link!.Lines!.Current);
        Assert.True(_link.TrySend(_pool, "early"u8));
        Run(() => _sink.Delivered.Count == 1);
        using (var first = new Peer(path))
        {
            Run(() => _sink.LineChanges.Count == 1);
            Assert.Equal("early", first.Text);
            Assert.True(_link.TrySend(_pool, "unread"u8));
            Run(() => _sink.Delivered.Count == 2);
            first.Write("last words"u8);
        }

        Run(() => _sink.LineChanges.Count == 2);
        Assert.Equal("last words", Encoding.ASCII.GetString(_sink.Received));
        Assert.True(_link.TrySend(_pool, "into the void"u8));
        Run(() => _sink.Delivered.Count == 3);
        using var second = new Peer(path);
        Assert.True(_link.TrySend(_pool, "fresh"u8));
        second.Write("hi"u8);
        Run(() => _sink.ReceivedCount == 12 && _sink.Delivered.Count == 4);

        Assert.Equal("fresh", second.Text);
        const ModemLines On = ModemLines.Dsr | ModemLines.Dcd;
        Assert.Equal([(On, On), (ModemLines.None, On), (On, On)], _sink.LineChanges);
        Assert.False(_sink.IsClosed);
    }

    [Fact]
    public void Peer_OpensTwiceAndClosesOnce_StaysPresent()
    {
        string path = Open("pty:");
        using var first = new Peer(path);
        using (var second = new Peer(path))
        {
            Run(() => _sink.LineChanges.Count == 1);
        }

        first.Write("x"u8);
        Run(() => _sink.ReceivedCount == 1);
        Assert.Single(_sink.LineChanges);
    }

    [Fact]
    public void Peer_LeavesAndHangupIsEnd_EndsTheLinkAndGivesFramesBack()
    {
        string path = Open("pty:?hangup=end");
        using (var peer = new Peer(path))
        {
            peer.Write("bye"u8);
            _ = FillUp();
            Run(() => _sink.ReceivedCount == 3);
        }

        Run(() => _sink.IsClosed);
        Assert.Equal(LinkErrorKind.EndOfStream, _sink.Cause!.Kind);
        Assert.NotEmpty(_sink.Undelivered);
    }

    [Fact]
    public void Send_PeerDoesNotRead_IsRefusedThenWritableWhenItDoes()
    {
        string path = Open("pty:");
        using var peer = new Peer(path);
        int sent = FillUp();
        int before = _sink.WritableCount;
        byte[] seen = [];
        Run(() => (seen = peer.Bytes).Length == sent);
        Assert.True(_sink.WritableCount > before);
    }

    [Fact]
    public void Receive_PoolEmpty_StopsThenGoesOn()
    {
        string path = Open("pty:");
        using var peer = new Peer(path);
        BufferLease[] all = [.. Enumerable.Range(0, 96).Select(_ => Rent())];
        peer.Write("waiting"u8);
        Run(() => _link!.Statistics.ReceiveNoBuffer > 1);
        Assert.Empty(_sink.Received);
        Array.ForEach(all, lease => lease.Return());
        Run(() => _sink.ReceivedCount == 7);
    }

    [Fact]
    public void Open_WithLink_MakesItAndCloseRemovesIt()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ucondis-{Guid.NewGuid():N}");
        File.CreateSymbolicLink(path, "/nowhere/stale");
        string slave = Open($"pty:?link={path}");
        Assert.Equal(slave, new FileInfo(path).LinkTarget);
        _link!.Close();
        Assert.Null(new FileInfo(path).LinkTarget);
        Assert.True(_sink.IsClosed);

        File.WriteAllText(path, "mine");
        LinkException e = Assert.Throws<LinkException>(() => _registry.Open($"pty:?link={path}", _loop, _pool));
        Assert.Contains($"link={path}", e.Message);
        Assert.Equal("mine", File.ReadAllText(path));
        File.Delete(path);
    }

    [Theory]
    [InlineData("pty:/dev/pts/3", "serial:/dev/pts/3")]
    [InlineData("pty:?speed=9600", "no option 'speed'")]
    [InlineData("pty:?hangup=maybe", "'hangup=maybe'")]
    public void Open_WrongUri_SaysWhat(string uri, string complaint)
    {
        LinkException e = Assert.Throws<LinkException>(() => _registry.Open(uri, _loop, _pool));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(complaint, e.Message);
    }

    [Fact]
    public void Close_InsideSent_GivesBackEachChunkOnce()
    {
        var sink = new ClosingSink();
        string path = Open("pty:", sink);
        using var peer = new Peer(path);
        sink.Link = _link;
        for (int i = 0; i < 40; i++)
        {
            Assert.True(_link!.TrySend(_pool, [1], i));
        }

        Run(() => sink.IsClosed);
        Assert.Equal((32, 8), (sink.Delivered, sink.Undelivered)); // as many as one write gathers, and the rest
    }

    [Fact]
    public void TrafficBothWays_Warm_AllocatesNothing()
    {
        var near = new EchoSink();
        string path = Open("pty:", near);
        using var other = new FdByteLink("peer", _loop, _pool, new PlainDevice(new Peer(path)));
        var far = new EchoSink { Link = other };
        near.Link = _link;
        other.Start(far);
        Assert.True(other.TrySend(_pool, new byte[100]));
        int goal = 200;
        Func<bool> reached = () => near.Count > goal;
        Run(reached);
        long allocated = Allocations.Least(() =>
        {
            goal += 1000;
            _ = _loop.RunUntil(reached, s_limit);
        });

        Assert.True(reached());
        Assert.Equal(0, allocated);
    }

    private string Open(string uri, ILinkSink? sink = null)
    {
        _link = (FdByteLink)_registry.Open(uri, _loop, _pool);
        _link.Start(sink ?? _sink);
        return ((PtyDevice)_link.Device).SlavePath;
    }

    /// <summary>Sends until the queue is full and stays so, because the kernel takes no more; returns the bytes.</summary>
    private int FillUp()
    {
        int sent = 0;
        int delivered = -1;
        byte[] chunk = new byte[128];
        Run(() =>
        {
            bool isStuck = delivered == _sink.Delivered.Count;
            delivered = _sink.Delivered.Count;
            bool any = false;
            while (_link!.TrySend(_pool, chunk))
            {
                sent += chunk.Length;
                any = true;
            }

            _loop.Post(() => { });
            return isStuck && !any;
        });
        return sent;
    }

    private BufferLease Rent()
    {
        Assert.True(_pool.TryRent(out BufferLease lease));
        return lease;
    }

    private void Run(Func<bool> condition) => Assert.True(_loop.RunUntil(condition, s_limit));
}
