using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Tests.Frames;

public sealed class DatagramLinkTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PinnedSlabPool _pool = new(128, 2048);
    private readonly EpollLoop _loop = new();
    private readonly RecordingSink _near = new();
    private readonly RecordingSink _far = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ucondis-{Guid.NewGuid():N}");
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new UnixDatagramLinkFactory()).Add(new FdLinkFactory());

    public void Dispose()
    {
        _loop.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Layout_OfMessages_IsTheCLibrarys()
    {
        Assert.Equal(64, Marshal.SizeOf<MessageHeader>()); // 64-bit Linux: struct mmsghdr
        Assert.Equal(16, Marshal.OffsetOf<MessageHeader>(nameof(MessageHeader.Pieces)));
        Assert.Equal(40, Marshal.OffsetOf<MessageHeader>(nameof(MessageHeader.ControlLength)));
        Assert.Equal(56, Marshal.OffsetOf<MessageHeader>(nameof(MessageHeader.Length)));
    }

    [Fact]
    public void Paths_BothEnds_CarryFramesAndDisappear()
    {
        using ILink near = _registry.Open($"unixdgram:{_path}.a?peer={_path}.b", _loop, _pool);
        near.Start(_near);
        Assert.True(near.TrySend(_pool, "nobody there"u8, "lost"));
        Assert.True(_loop.RunUntil(() => _near.Delivered.Count == 1, s_limit));
        Assert.Equal(1, near.Statistics.SendDrops);

        using ILink far = _registry.Open($"unixdgram:{_path}.b?peer={_path}.a", _loop, _pool);
        far.Start(_far);
        Assert.True(near.TrySend(_pool, "hello"u8));
        Assert.True(far.TrySend(_pool, "you"u8));
        Assert.True(far.TrySend(_pool, "there"u8));
        Assert.True(_loop.RunUntil(() => _near.Frames.Count == 2 && _far.Frames.Count == 1, s_limit));
        Assert.Equal(["you"u8.ToArray(), "there"u8.ToArray()], _near.Frames);
        near.Close();
        far.Close();
        Assert.False(File.Exists($"{_path}.a") || File.Exists($"{_path}.b"));
    }

    [Fact]
    public void Path_FarEndComesBack_IsConnectedAgain()
    {
        using ILink near = _registry.Open($"unixdgram:{_path}.a?peer={_path}.b", _loop, _pool);
        near.Start(_near);
        for (int life = 0; life < 2; life++)
        {
            var sink = new RecordingSink();
            using ILink far = _registry.Open($"unixdgram:{_path}.b?peer={_path}.a", _loop, _pool);
            far.Start(sink);
            Assert.True(near.TrySend(_pool, "again"u8));
            Assert.True(_loop.RunUntil(() => sink.Frames.Count == 1, s_limit));
        }

        Assert.False(_near.IsClosed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Descriptor_OfASocketPair_CarriesFramesUntilTheFarEndGoes(bool tellsEnd)
    {
        (SafeFileHandle nearSocket, SafeFileHandle farSocket) = DatagramPair.Open(tellsEnd);
        ILink near = Adopt(nearSocket);
        ILink far = Adopt(farSocket);
        near.Start(_near);
        far.Start(_far);
        Assert.True(near.TrySend(_pool, "hello"u8));
        Assert.True(_loop.RunUntil(() => _far.Frames.Count == 1, s_limit));
        far.Close();
        if (!tellsEnd)
        {
            Assert.True(near.TrySend(_pool, "anybody?"u8));
        }

        Assert.True(_loop.RunUntil(() => _near.IsClosed, s_limit));
        Assert.Equal(LinkErrorKind.EndOfStream, _near.Cause!.Kind);
    }

    [Fact]
    public void Frames_ManyAtOnce_KeepTheirOrderAndHaveHeadroom()
    {
        const int Count = 5000;
        (SafeFileHandle nearSocket, SafeFileHandle farSocket) = DatagramPair.Open();
        ILink near = Adopt(nearSocket);
        ILink far = Adopt(farSocket);
        var sink = new CountingFrameSink();
        var source = new FrameSource(near, _pool, Count);
        far.Start(sink);
        near.Start(source);
        _loop.Post(source.Send);
        Assert.True(_loop.RunUntil(() => sink.Count == Count, s_limit));
        Assert.True(sink.InOrder);
        Assert.True(sink.LeastOffset >= FrameHeadroom.Bytes);
        near.Close();
        far.Close();
    }

    [Fact]
    public void Frames_WarmLink_AllocateNothing()
    {
        (SafeFileHandle nearSocket, SafeFileHandle farSocket) = DatagramPair.Open();
        ILink near = Adopt(nearSocket);
        ILink far = Adopt(farSocket);
        var sink = new CountingFrameSink();
        var source = new FrameSource(near, _pool, 20_000);
        far.Start(sink);
        near.Start(source);
        Func<bool> done = () => sink.Count == source.Limit;
        void Run()
        {
            sink.Clear();
            source.Clear();
            source.Send();
            Assert.True(_loop.RunUntil(done, s_limit));
        }

        Run();
        Assert.Equal(0, Allocations.Least(Run));
        near.Close();
        far.Close();
    }

    [Theory]
    [InlineData("unixdgram:/tmp/x", LinkErrorKind.InvalidOption, "peer=")]
    [InlineData("unixdgram:?peer=/tmp/x", LinkErrorKind.InvalidOption, "unixdgram:/PATH")]
    [InlineData("unixdgram:/no/such/folder/x?peer=/tmp/y", LinkErrorKind.NotFound, "/no/such/folder")]
    public void Open_Impossible_SaysWhy(string uri, LinkErrorKind kind, string text)
    {
        LinkException e = Assert.Throws<LinkException>(() => _registry.Open(uri, _loop, _pool));
        Assert.Equal(kind, e.Kind);
        Assert.Contains(text, e.Message);
    }

    [Fact]
    public void Open_PathInUse_IsBusy()
    {
        using ILink near = _registry.Open($"unixdgram:{_path}?peer={_path}.b", _loop, _pool);
        LinkException e = Assert.Throws<LinkException>(() => _registry.Open($"unixdgram:{_path}?peer={_path}.b", _loop, _pool));
        Assert.Equal(LinkErrorKind.Busy, e.Kind);
        Assert.True(File.Exists(_path));
    }

    [Fact]
    public void Descriptor_OfAFile_HasNoFrames()
    {
        using SafeFileHandle file = File.OpenHandle("/dev/null");
        LinkException e = Assert.Throws<LinkException>(() => Adopt(file));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
    }

    private ILink Adopt(SafeFileHandle socket)
    {
        ILink link = _registry.Open($"fd:{(int)socket.DangerousGetHandle()}?kind=frames", _loop, _pool);
        socket.SetHandleAsInvalid();
        return link;
    }
}
