using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>socat with a program on a pseudo-terminal at the far end of a telephone line that is TCP, as DOSBox's is.</summary>
internal sealed class TelephoneProgram : IDisposable
{
    private readonly PeerProcess _socat;

    private TelephoneProgram(ITestOutputHelper output, int port, string address, string command, string waitFor)
    {
        Port = port;
        _socat = PeerProcess.Start(output, "socat", ["-d", "-d", address, $"EXEC:{command},pty,rawer"]);
        _ = _socat.WaitFor(waitFor);
    }

    /// <summary>Where it answers or calls.</summary>
    public int Port { get; }

    /// <summary>Waits for a call, then starts the program.</summary>
    public static TelephoneProgram Answering(ITestOutputHelper output, string command)
    {
        int port = DosboxModem.FreePort();
        return new(output, port, $"TCP-LISTEN:{port},bind=127.0.0.1,reuseaddr,nodelay", command, "listening on");
    }

    /// <summary>Calls, then starts the program.</summary>
    public static TelephoneProgram Calling(ITestOutputHelper output, int port, string command) =>
        new(output, port, $"TCP:127.0.0.1:{port},nodelay", command, "starting data transfer loop");

    public void Dispose() => _socat.Dispose();
}
