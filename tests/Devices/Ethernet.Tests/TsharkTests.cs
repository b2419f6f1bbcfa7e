using System.Diagnostics;
using UserCoNdis.TestKit;
using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Wireshark on the other end of the cable as judge of what we send.</summary>
public sealed class TsharkTests : IDisposable
{
    private readonly EthernetBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RequiresNetFact("tshark")]
    public void Frames_OnTheWire_AreWellFormed()
    {
        // A PADI with an empty Service-Name, with and without a VLAN tag (RFC 2516 appendix A).
        byte[] padi = Wire.Hex("FF FF FF FF FF FF 02 75 63 74 00 0A 88 63 11 09 00 00 00 04 01 01 00 00");
        byte[] tagged = [.. padi[..12], 0x81, 0x00, 0x00, 0x07, .. padi[12..]];
        (ILink near, _) = _bench.Open(_bench.Cable.Near);
        ProcessStartInfo start = new(
            "tshark",
            ["-n", "-i", _bench.Cable.Far, "-c", "2", "-a", "duration:20", "-T", "fields", "-e", "frame.protocols", "-e", "vlan.id", "-e", "_ws.malformed"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process tshark = Process.Start(start)!;
        Task<string> seen = tshark.StandardOutput.ReadToEndAsync();
        _ = tshark.StandardError.ReadToEndAsync();
        ILoopTimer? again = null;
        using ILoopTimer timer = again = _bench.Loop.CreateTimer(Send);
        Send(); // again and again: nobody tells when it begins to listen
        _ = _bench.Loop.RunUntil(() => seen.IsCompleted, TimeSpan.FromSeconds(30));
        Assert.Equal(
            (string[])["eth:ethertype:pppoed\t\t", "eth:ethertype:vlan:ethertype:pppoed\t7\t"],
            seen.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);

        void Send()
        {
            _bench.Send(near, padi, tagged);
            again!.Arm(_bench.Loop.Now + TimeSpan.FromMilliseconds(200));
        }
    }
}
