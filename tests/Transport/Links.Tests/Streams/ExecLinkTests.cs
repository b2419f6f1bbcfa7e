using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Tests.Streams;

public sealed class ExecLinkTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PinnedSlabPool _pool = new(32, 256);
    private readonly EpollLoop _loop = new();
    private readonly RecordingSink _sink = new();
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new ExecLinkFactory());
    private ILink? _link;

    public void Dispose()
    {
        _link?.Dispose();
        _loop.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Program_ReadsAndWrites_RawBytesPass()
    {
        Open("cat");
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.True(_link!.TrySend(_pool, all));
        Run(() => _sink.ReceivedCount == 256);
        Assert.Equal(all, _sink.Received);
        Assert.Equal("exec:cat", _link!.Info.Name);
    }

    [Fact]
    public void Program_OnItsTerminal_ControlsIt()
    {
        Open("test -t 0 && test -t 1 && ! test -t 2 && echo hello > /dev/tty; sleep 9");
        Run(() => _sink.ReceivedCount == 6);
        Assert.Equal("hello\n", Encoding.ASCII.GetString(_sink.Received));
    }

    [Theory]
    [InlineData("printf bye; echo first >&2; echo went wrong >&2; exit 3", 3, "exit code 3: went wrong")]
    [InlineData("printf bye; kill -9 $$", 137, "signal 9")]
    [InlineData("printf bye; exec /no/such/program", 127, "/no/such/program: not found")]
    [InlineData("printf bye", 0, "exit code 0")]
    public void Program_Ends_EndsTheLinkWithItsCodeAndLastWords(string command, int code, string text)
    {
        Open(command);
        Run(() => _sink.IsClosed);
        Assert.Equal(LinkErrorKind.ProcessExited, _sink.Cause!.Kind);
        Assert.Equal(code, _sink.Cause.NativeCode);
        Assert.Contains(text, _sink.Cause.Message);
        Assert.Equal("bye", Encoding.ASCII.GetString(_sink.Received));
    }

    [Fact]
    public void Close_ProgramThatIgnoresHangUp_IsGoneWithTheLoop()
    {
        Open("trap '' HUP TERM; echo $$; while :; do sleep 1; done");
        Run(() => _sink.ReceivedCount > 0 && _sink.Received[^1] == '\n');
        string process = Encoding.ASCII.GetString(_sink.Received).Trim();
        Assert.True(Directory.Exists($"/proc/{process}"));
        _link!.Close();
        Assert.True(_sink.IsClosed);
        Assert.Null(_sink.Cause);
        _loop.Dispose();
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public void Close_OrdinaryProgram_IsHungUpAndReaped()
    {
        Open("echo $$; exec sleep 60");
        Run(() => _sink.ReceivedCount > 0 && _sink.Received[^1] == '\n');
        string process = Encoding.ASCII.GetString(_sink.Received).Trim();
        _link!.Close();
        Run(() => !Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public void Open_NoCommand_SaysWhatIsWanted() =>
        Assert.Contains("command line", Assert.Throws<LinkException>(() => _registry.Open("exec: ", _loop, _pool)).Message);

    private void Open(string command)
    {
        _link = _registry.Open($"exec:{command}", _loop, _pool);
        _link.Start(_sink);
    }

    private void Run(Func<bool> condition) => Assert.True(_loop.RunUntil(condition, s_limit));
}
