using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>rp-pppoe's user-mode client with slirp behind: a caller without the kernel's PPP. It waits for our LCP.</summary>
internal sealed class HostCaller : IDisposable
{
    /// <summary>The address that slirp wants the far end to have.</summary>
    public const string ConcentratorAddress = SlirpPeer.OurAddress;

    private readonly SlirpPeer _slirp = new();
    private readonly PeerProcess _client;

    /// <param name="output">Takes what it says.</param>
    /// <param name="home">The namespace it runs in.</param>
    /// <param name="networkInterface">Its interface.</param>
    /// <param name="options">More options of pppoe.</param>
    public HostCaller(ITestOutputHelper output, NetNamespace home, string networkInterface, string options = "") =>
        _client = PeerProcess.Start(output, new PeerProgram(Machine.PeerFile("pppoe-slirp.sh"), ["pty", $"pppoe -U -I {networkInterface} {options}"])
        {
            Home = home,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SLIRP"] = _slirp.Command,
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin",
            },
        });

    /// <summary>Waits until it ended.</summary>
    public void WaitForExit() => _ = _client.WaitForExit();

    public void Dispose()
    {
        _client.Dispose();
        _slirp.Dispose();
    }
}
