using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Tests.Streams;

public sealed class SocketLinkTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PinnedSlabPool _pool = new(32, 256);
    private readonly EpollLoop _loop = new();
    private readonly RecordingSink _near = new();
    private readonly RecordingSink _far = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ucondis-{Guid.NewGuid():N}");
    private readonly LinkRegistry _registry =
        new LinkRegistry().Add(new TcpLinkFactory()).Add(new UnixLinkFactory()).Add(new FdLinkFactory());

    public void Dispose()
    {
        _loop.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Tcp_ListenAndConnect_CarryBytesAndEndWithTheFarEnd()
    {
        using ILink near = _registry.Open("tcp:127.0.0.1:0?listen=1", _loop, _pool);
        Exchange(near, near.Info.Name);
    }

    [Fact]
    public void Unix_ListenAndConnect_CarryBytesAndRemoveThePath()
    {
        using ILink near = _registry.Open($"unix:{_path}?listen=1", _loop, _pool);
        Assert.Equal(
            LinkErrorKind.Busy,
            Assert.Throws<LinkException>(() => _registry.Open($"unix:{_path}?listen=1", _loop, _pool)).Kind);
        Exchange(near, $"unix:{_path}");
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void Listen_NobodyComes_CloseGivesFramesBack()
    {
        ILink link = _registry.Open("tcp::0?listen=1", _loop, _pool);
        link.Start(_near);
        Assert.True(link.TrySend(_pool, [1], "waits"));
        Assert.False(_loop.RunUntil(() => _near.Delivered.Count != 0, TimeSpan.FromMilliseconds(5)));
        link.Close();
        Assert.Equal(["waits"], _near.Undelivered);
    }

    [Fact]
    public void Fd_InheritedDescriptor_CarriesBytes()
    {
        (var master, var slave, string path) = PtyPair.Open();
        using var peer = new Peer(path);
        using ILink link = _registry.Open($"fd:{(int)master.DangerousGetHandle()}", _loop, _pool);
        master.SetHandleAsInvalid();
        slave.Dispose();
        link.Start(_near);
        peer.Write("hello"u8);
        Assert.True(_loop.RunUntil(() => _near.ReceivedCount == 5, s_limit));
    }

    [Theory]
    [InlineData("tcp:127.0.0.1:1", LinkErrorKind.Refused, "tcp:127.0.0.1:1")]
    [InlineData("tcp:127.0.0.1", LinkErrorKind.InvalidOption, "tcp:HOST:PORT")]
    [InlineData("tcp:127.0.0.1:70000", LinkErrorKind.InvalidOption, "tcp:HOST:PORT")]
    [InlineData("tcp:127.0.0.1:1?nodelay=1", LinkErrorKind.InvalidOption, "no option 'nodelay'")]
    [InlineData("unix:/no/such/socket", LinkErrorKind.NotFound, "no such socket")]
    [InlineData("unix:/etc/passwd", LinkErrorKind.Refused, "/etc/passwd")]
    [InlineData("fd:x", LinkErrorKind.InvalidOption, "fd:NUMBER")]
    [InlineData("fd:900", LinkErrorKind.NotFound, "fd:900 is not open")]
    public void Open_Impossible_SaysWhy(string uri, LinkErrorKind kind, string text)
    {
        LinkException e = Assert.Throws<LinkException>(() => _registry.Open(uri, _loop, _pool));
        Assert.Equal(kind, e.Kind);
        Assert.Contains(text, e.Message);
    }

    private void Exchange(ILink near, string uri)
    {
        near.Start(_near);
        Assert.True(near.TrySend(_pool, "early"u8));
        ILink far = _registry.Open(uri, _loop, _pool);
        far.Start(_far);
        Assert.True(far.TrySend(_pool, "hello"u8));
        Assert.True(_loop.RunUntil(() => _near.ReceivedCount == 5 && _far.ReceivedCount == 5, s_limit));
        far.Close();
        Assert.True(_loop.RunUntil(() => _near.IsClosed, s_limit));
        Assert.Equal(LinkErrorKind.EndOfStream, _near.Cause!.Kind);
    }
}
