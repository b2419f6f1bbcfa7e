using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>
/// mgetty, the program that answers calls on many Unix machines: it sets the modem up, waits for RING, sends ATA, and on
/// CONNECT hands a caller that speaks PPP to slirp. Its files lie in a private mount namespace, which wants root.
/// </summary>
internal sealed class MgettyPeer : IDisposable
{
    /// <summary>The programs that a test requires; root as well.</summary>
    public static readonly string[] Programs = ["mgetty", "unshare", "slirp-fullbolt"];

    private readonly PeerFolder _folder = new();
    private readonly SlirpPeer _slirp;
    private readonly PeerProcess _mgetty;

    /// <param name="terminal">Its modem: <c>/dev/pts/N</c>.</param>
    /// <param name="slirpOptions">PPP options of the slirp that takes the call.</param>
    /// <param name="output">Takes its log.</param>
    public MgettyPeer(string terminal, string slirpOptions, ITestOutputHelper output)
    {
        _slirp = new SlirpPeer(slirpOptions);
        _ = _folder.WriteProgram("answer", $"#!/bin/sh\nexec {_slirp.Command}\n");
        _ = _folder.Write("mgetty.config", "data-only yes\ntoggle-dtr no\nspeed 115200\nrings 1\n");
        _ = _folder.Write("login.config", $"/AutoPPP/ - root {_folder.File("answer")}\n* - - /bin/false @\n");
        _ = _folder.Write("dialin.config", "");
        string device = terminal["/dev/".Length..];
        string script = $"""
            set -e
            mount --bind {_folder.Path} /etc/mgetty
            mount -t tmpfs tmpfs /var/lock
            mount -t tmpfs tmpfs /var/log
            mkdir /var/log/mgetty
            log=/var/log/mgetty/mg_{device.Replace('/', '-')}.log
            touch $log
            tail -F $log 2>/dev/null &
            exec mgetty -x 6 {device}
            """;
        _mgetty = PeerProcess.Start(output, "unshare", ["-m", "--propagation", "private", "sh", "-c", script], folder: _folder.Path);
    }

    /// <summary>Waits for a line in its log.</summary>
    public string WaitFor(string text, double seconds = 20) => _mgetty.WaitFor(text, seconds);

    /// <summary>Ends it, and the program that has its call.</summary>
    public void Kill() => _mgetty.Kill();

    public void Dispose()
    {
        _mgetty.Dispose();
        _slirp.Dispose();
        _folder.Dispose();
    }
}
