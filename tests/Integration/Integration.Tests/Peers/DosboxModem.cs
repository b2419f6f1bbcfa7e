using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>
/// DOSBox's softmodem, a Hayes modem that is not ours: telephone numbers are TCP addresses. A small program in DOSBox
/// (peers/dosbox-bridge.s) joins the modem's COM1 with COM2, which is a TCP port of this machine.
/// </summary>
internal sealed class DosboxModem : IDisposable
{
    /// <summary>The programs that a test requires.</summary>
    public static readonly string[] Programs = ["dosbox", "as", "objcopy"];

    private readonly PeerFolder _folder = new();
    private readonly PeerProcess _dosbox;

    /// <param name="withLines">True: octet FF on the line is an escape, FF FF itself and FF c the control circuits
    /// (<see cref="NullmodemOctets"/>). False: eight bits clean and the modem's DTR stays on.</param>
    /// <param name="output">Takes what DOSBox says.</param>
    public DosboxModem(bool withLines, ITestOutputHelper output)
    {
        LinePort = FreePort();
        TelephonePort = FreePort();
        Assemble(withLines);
        _ = _folder.Write("dosbox.conf", $"""
            [dosbox]
            memsize=1
            [cpu]
            core=normal
            cycles=20000
            [mixer]
            nosound=true
            [midi]
            mpu401=none
            mididevice=none
            [sblaster]
            sbtype=none
            [speaker]
            pcspeaker=false
            tandy=off
            disney=false
            [serial]
            serial1=modem listenport:{TelephonePort}
            serial2=nullmodem port:{LinePort} transparent:{(withLines ? 0 : 1)} rxdelay:3000 txdelay:0
            serial3=disabled
            serial4=disabled
            [autoexec]
            mount c {_folder.Path}
            c:
            BRIDGE.COM
            """);
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["SDL_VIDEODRIVER"] = "dummy",
            ["SDL_AUDIODRIVER"] = "dummy",
            ["HOME"] = _folder.Path,
        };
        _dosbox = PeerProcess.Start(output, "dosbox", ["-conf", _folder.File("dosbox.conf"), "-noconsole"], environment, _folder.Path);
    }

    /// <summary>Where the modem's DTE connects.</summary>
    public int LinePort { get; }

    /// <summary>Where a caller connects; the modem rings then.</summary>
    public int TelephonePort { get; }

    /// <summary>The link URI of the DTE's side.</summary>
    public string Link => $"tcp:127.0.0.1:{LinePort}";

    /// <summary>What to dial for a port of this machine: twelve digits of the address, then the port.</summary>
    public static string NumberOf(int port) => $"127000000001{port}";

    /// <summary>Says AT until the modem, whose DOS is still starting, answers; then leaves the line to another.</summary>
    public void AwaitReady()
    {
        using RawLine line = RawLine.Tcp(LinePort);
        AwaitOk(line);
    }

    /// <summary>Says AT until the modem answers.</summary>
    public static void AwaitOk(RawLine line)
    {
        for (int attempt = 0; ; attempt++)
        {
            line.Send("AT\r");
            try
            {
                _ = line.Expect("OK\r\n", seconds: 1);
                return;
            }
            catch (PeerException) when (attempt < 10)
            {
                // Not yet.
            }
        }
    }

    /// <summary>The DTE's side with its control circuits.</summary>
    public NullmodemStream Connect() => new(RawLine.Connect(LinePort));

    /// <summary>Ends it from one moment to the next, as pulling the plug does.</summary>
    public void Kill() => _dosbox.Kill();

    public void Dispose()
    {
        _dosbox.Dispose();
        _folder.Dispose();
    }

    /// <summary>A TCP port that was free a moment ago; DOSBox cannot tell which it took.</summary>
    public static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private void Assemble(bool withLines)
    {
        string[] symbols = withLines ? ["--defsym", "LINES=1"] : [];
        Run("as", [.. symbols, "--32", "-o", _folder.File("bridge.o"), Machine.PeerFile("dosbox-bridge.s")]);
        Run("objcopy", ["-O", "binary", _folder.File("bridge.o"), _folder.File("BRIDGE.COM")]);
    }

    private static void Run(string program, string[] arguments)
    {
        using Process process = Process.Start(Machine.Find(program)!, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new PeerException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }
}
