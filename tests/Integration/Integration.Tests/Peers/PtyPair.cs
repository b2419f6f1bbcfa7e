using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>socat between two raw pseudo-terminals with names, or between one and a program: a cable that is not ours.</summary>
internal sealed class PtyPair : IDisposable
{
    private readonly PeerFolder _folder = new();
    private readonly PeerProcess _socat;

    private PtyPair(ITestOutputHelper output, Func<PeerFolder, string> farAddress, IReadOnlyDictionary<string, string>? environment)
    {
        Near = _folder.File("near");
        Far = _folder.File("far");
        _socat = PeerProcess.Start(output, "socat", ["-d", "-d", $"PTY,link={Near},rawer", farAddress(_folder)], environment, _folder.Path);
        try
        {
            _ = _socat.WaitFor("starting data transfer loop");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The path of one end.</summary>
    public string Near { get; }

    /// <summary>The path of the other end, of a cable.</summary>
    public string Far { get; }

    /// <summary>The device behind <see cref="Far"/>, for programs that want one.</summary>
    public string FarTerminal => new FileInfo(Far).ResolveLinkTarget(returnFinalTarget: true)!.FullName;

    /// <summary>Two terminals.</summary>
    public static PtyPair Cable(ITestOutputHelper output) => new(output, folder => $"PTY,link={folder.File("far")},rawer", null);

    /// <summary>A terminal, and a program on a pseudo-terminal of its own.</summary>
    /// <param name="command">Split at spaces by socat; no colon, comma or exclamation mark in it.</param>
    public static PtyPair Program(ITestOutputHelper output, string command, IReadOnlyDictionary<string, string>? environment = null) =>
        new(output, _ => $"EXEC:{command},pty,rawer", environment);

    public void Dispose()
    {
        _socat.Dispose();
        _folder.Dispose();
    }
}
