using System.Diagnostics;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial.Tests;

public sealed class SerialLinkTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PinnedSlabPool _pool = new(64, 128);
    private readonly EpollLoop _loop = new();
    private readonly RecordingSink _near = new();
    private readonly RecordingSink _far = new();
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new PtyLinkFactory()).Add(new SerialLinkFactory());
    private readonly ILink _pty;
    private readonly string _path;

    public SerialLinkTests()
    {
        _pty = _registry.Open("pty:", _loop, _pool);
        _path = _pty.Info.Name["pty:".Length..];
        _pty.Start(_near);
    }

    public void Dispose()
    {
        _pty.Dispose();
        _loop.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Bytes_BothWays_ArriveUnchangedAndSettingsAreRestored()
    {
        string before = Stty();
        ILink link = Open("?speed=31250&flow=rtscts&stop=2");
        Assert.Equal(31250, link.Info.SpeedBps);
        Assert.Null(link.Lines);
        Assert.Equal(
            LinkCapabilities.LineSpeed | LinkCapabilities.Batching | LinkCapabilities.ZeroCopy, link.Info.Capabilities);
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.True(link.TrySend(_pool, all.AsSpan(0, 128)));
        Assert.True(link.TrySend(_pool, all.AsSpan(128)));
        Assert.True(_pty.TrySend(_pool, all.AsSpan(0, 100)));
        Run(() => _near.ReceivedCount == 256 && _far.ReceivedCount == 100);
        Assert.Equal(all, _near.Received);
        Assert.NotEqual(before, Stty(), StringComparer.Ordinal);
        link.Close();
        Assert.Equal(before, Stty());
    }

    [Fact]
    public void FarEnd_ClosesThePseudoTerminal_EndsTheLinkAndReturnsFrames()
    {
        ILink link = Open("");
        _pty.Close();
        Run(() => _far.IsClosed);
        Assert.Equal(LinkErrorKind.EndOfStream, _far.Cause!.Kind);
        Assert.False(link.TrySend(_pool, [1]));
    }

    [Fact]
    public void Open_Twice_IsBusyUnlessShared()
    {
        ILink first = Open("");
        LinkException e = Assert.Throws<LinkException>(() => Open(""));
        Assert.Equal(LinkErrorKind.Busy, e.Kind);
        Assert.Contains(_path, e.Message);
        first.Close();
        using ILink again = _registry.Open($"serial:{_path}?exclusive=0", _loop, _pool);
        using ILink shared = _registry.Open($"serial:{_path}?exclusive=0", _loop, _pool);
    }

    [Theory]
    [InlineData("data=7", "data=7")]
    [InlineData("parity=even", "parity=even")]
    public void Open_SettingThatTheDeviceLacks_NamesItAndLeavesThePortAlone(string option, string complaint)
    {
        string before = Stty();
        LinkException e = Assert.Throws<LinkException>(() => Open($"?{option}"));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(complaint, e.Message);
        Assert.Equal(before, Stty());
    }

    [Theory]
    [InlineData("serial:/dev/ttyNONE7", LinkErrorKind.NotFound, "no such device: /dev/ttyNONE7 (see `ucondis devices`)")]
    [InlineData("serial:/dev/null", LinkErrorKind.NotSupported, "/dev/null is no serial port")]
    [InlineData("serial:/etc/passwd/x", LinkErrorKind.NotFound, "no such device")]
    public void Open_NoDevice_SaysSo(string uri, LinkErrorKind kind, string message)
    {
        LinkException e = Assert.Throws<LinkException>(() => _registry.Open(uri, _loop, _pool));
        Assert.Equal(kind, e.Kind);
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public void Loop_EndsByAFault_RestoresTheSettings()
    {
        string before = Stty();
        using var loop = new EpollLoop();
        ILink link = _registry.Open($"serial:{_path}?stop=2", loop, _pool);
        link.Start(_far);
        Assert.True(link.TrySend(_pool, [1]));
        loop.Post(() => throw new FormatException("planted"));
        Assert.Throws<FormatException>(() => loop.RunUntil(() => false, s_limit));
        Assert.Equal(before, Stty());
        link.Dispose();
        Assert.True(_far.IsClosed);
    }

    [Fact]
    public async Task Dispose_DuringTraffic_TenTimesInParallel_ReturnsEveryLease() =>
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => DisposeDuringTraffic())).WaitAsync(s_limit);

    private async Task DisposeDuringTraffic()
    {
        var pool = new PinnedSlabPool(64, 64);
        var loop = new EpollLoop();
        ILink pty = _registry.Open("pty:", loop, pool);
        ILink serial = _registry.Open($"serial:{pty.Info.Name["pty:".Length..]}", loop, pool);
        (RecordingSink a, RecordingSink b) = (new(), new());
        a.OnReceive = bytes => _ = pty.TrySend(pool, bytes);
        b.OnReceive = bytes =>
        {
            _ = serial.TrySend(pool, bytes);
            if (b.ReceivedCount > 2000)
            {
                serial.Dispose();
                pty.Dispose();
            }
        };
        pty.Start(a);
        serial.Start(b);
        for (int i = 0; i < 8; i++)
        {
            Assert.True(pty.TrySend(pool, new byte[40]));
        }

        loop.Start();
        _ = await Task.WhenAll(a.Closed, b.Closed);
        loop.Dispose();
        pool.ThrowIfOutstanding();
    }

    private ILink Open(string options)
    {
        ILink link = _registry.Open($"serial:{_path}{options}", _loop, _pool);
        link.Start(_far);
        return link;
    }

    private string Stty()
    {
        var start = new ProcessStartInfo("stty", ["-a", "-F", _path]) { RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    private void Run(Func<bool> condition) => Assert.True(_loop.RunUntil(condition, s_limit));
}
