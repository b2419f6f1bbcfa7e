using System.Globalization;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>rp-pppoe's pppoe-server with slirp behind each session: a whole concentrator without the kernel's PPP.</summary>
internal sealed class HostConcentrator : IDisposable
{
    /// <summary>The programs that a test with it requires.</summary>
    public const string Program = "pppoe-server";

    private readonly SlirpPeer _slirp;
    private readonly PeerProcess _server;

    /// <param name="output">Takes what it says.</param>
    /// <param name="home">The namespace it runs in.</param>
    /// <param name="networkInterface">Its interface.</param>
    /// <param name="name">Its AC-Name.</param>
    /// <param name="service">Its Service-Name.</param>
    /// <param name="offset">Its session numbers begin behind that.</param>
    /// <param name="slirpOptions">Options of slirp's PPP.</param>
    /// <param name="serverOptions">More options of pppoe-server.</param>
    public HostConcentrator(
        ITestOutputHelper output,
        NetNamespace home,
        string networkInterface,
        string name = "rp-ac",
        string service = "isp",
        int offset = 0,
        string slirpOptions = "",
        params string[] serverOptions)
    {
        _slirp = new SlirpPeer(slirpOptions);
        int sockets = PacketSockets(home);
        string[] arguments =
        [
            "-F", "-I", networkInterface, "-C", name, "-S", service, "-L", "10.9.0.1", "-R", "10.9.0.100", "-N", "8",
            "-o", offset.ToString(CultureInfo.InvariantCulture), "-q", Machine.PeerFile("pppoe-slirp.sh"), "-Q", Machine.Find("pppoe")!,
            "-O", "/dev/null", .. serverOptions,
        ];
        _server = PeerProcess.Start(output, new PeerProgram(Program, arguments)
        {
            Home = home,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["SLIRP"] = _slirp.Command },
        });
        try
        {
            _server.WaitUntil(() => PacketSockets(home) > sockets, "a packet socket");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Kills what stands in for pppd, of every session.</summary>
    public void KillSessions() => _server.KillChildren();

    public void Dispose()
    {
        _server.Dispose();
        _slirp.Dispose();
    }

    /// <summary>It says nothing when it is ready; that it listens shows here. The first line is a heading.</summary>
    private static int PacketSockets(NetNamespace home) => home.Within(() => File.ReadAllLines("/proc/thread-self/net/packet").Length);
}
