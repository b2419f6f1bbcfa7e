using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "RFC2516 5")]
public sealed class PppoeLanTests
{
    private static readonly PppoeHostOptions s_host = new() { Local = PppoeSamples.Host };

    [Fact]
    public void Segment_WithOneOfEach_OpensInFourPackets()
    {
        PppoeLan lan = new(1);
        PppoeConcentrator concentrator = lan.AddConcentrator(PppoeConcentratorScript.Plain with { MaxPayload = 1500 });
        PppoeHost host = lan.AddHost(s_host with { ServiceName = "isp", MaxPayload = 1500 });
        lan.Run(1);
        Assert.Equal((PppoeHostState.Open, 1500), (host.State, host.Session!.MaxPayload));
        Assert.Equal(4, lan.Ladder.Count);
        Assert.Equal([Mirror(host.Session.Address)], lan.Served);

        host.Close(lan.Now, "bye");
        lan.Run(1);
        Assert.Equal(0, concentrator.SessionsOpen);
        Assert.Empty(lan.Served);
    }

    [Fact]
    public void Segment_WithThreeConcentrators_TheNamedOneIsTaken()
    {
        PppoeLan lan = new(1);
        foreach (int i in (int[])[1, 2, 3])
        {
            _ = lan.AddConcentrator(PppoeConcentratorScript.Plain with { Local = new(0x0200_0000_00A0 + (ulong)i), AcName = $"ac{i}" });
        }

        lan.Concentrators[0].SetServices(["games"]);
        PppoeHost any = lan.AddHost(s_host with { ServiceName = "isp" });
        PppoeHost named = lan.AddHost(s_host with { AcName = "ac3" });
        PppoeHost missing = lan.AddHost(s_host with { AcName = "ac1", ServiceName = "isp" });
        PppoeHost elsewhere = lan.AddHost(s_host with { Vlan = new(9), AcName = "ac9" });
        lan.Run(100);
        Assert.Equal(("ac2", "ac3"), (any.Session?.AcName, named.Session?.AcName));
        Assert.Equal(PppoeFailureCause.NoMatch, LastCause(missing));
        Assert.Equal(PppoeFailureCause.NoMatch, LastCause(elsewhere));
        Assert.Equal([0, 1, 1], lan.Concentrators.Select(concentrator => concentrator.SessionsOpen));
    }

    /// <summary>Whatever the segment does to the frames: who believes in a session does so on both ends, or nobody does in the end.</summary>
    [Fact]
    public void Segment_LosingRepeatingAndReordering_LeavesNoHalfSession() =>
        Seeds.Run(300, seed =>
        {
            PppoeLan lan = new((int)seed)
            {
                Loss = 0.2,
                Duplication = 0.2,
                Jitter = TimeSpan.FromMilliseconds(seed % 3 == 0 ? 8000 : 20),
            };
            _ = lan.AddConcentrator(PppoeConcentratorScript.Plain);
            _ = lan.AddConcentrator(PppoeConcentratorScript.Plain with { Local = new(0x0200_0000_00A2), AcName = "other" });
            for (int i = 0; i < 6; i++)
            {
                _ = lan.AddHost(s_host with { Local = new(0x0200_0000_0100 + (ulong)(i % 3)), MaxPadi = 6 });
            }

            Random random = new((int)seed);
            lan.Run(random.NextDouble() * 20);
            lan.Hosts[0].Close(lan.Now);
            lan.Hosts[1].Close(lan.Now, "bye");
            lan.Run(700);
            lan.Loss = 0;

            // A PADT that is lost is not repeated (RFC 2516 section 5.5): a concentrator may keep a session until its PPP finds out.
            HashSet<PppoeSessionAddress> believed = [.. lan.Hosts.Where(IsOpen).Select(host => Mirror(host.Session!.Address))];
            Assert.Equal(lan.Hosts.Count(IsOpen), believed.Count);
            Assert.True(believed.IsSubsetOf(lan.Served), "a host believes in a session that no concentrator has");
            Assert.Equal(lan.Served.Count, lan.Concentrators.Sum(concentrator => concentrator.SessionsOpen));
            Assert.All(lan.Hosts, host => Assert.True(host.State is PppoeHostState.Open or PppoeHostState.Closed));
            Assert.True(lan.Hosts.Count(IsOpen) >= 2 || lan.Jitter > TimeSpan.FromSeconds(1), "of four hosts with six tries most get through");
            foreach (PppoeHost host in lan.Hosts.Where(IsOpen))
            {
                host.Close(lan.Now);
            }

            lan.Run(20);
            Assert.Empty(lan.Served.Intersect(believed));
        });

    /// <summary>Without loss, frames that come late or twice leave nothing behind at all.</summary>
    [Fact]
    public void Segment_RepeatingAndReordering_LeavesNoGhost() =>
        Seeds.Run(300, seed =>
        {
            PppoeLan lan = new((int)seed) { Duplication = 0.5, Jitter = TimeSpan.FromSeconds(6) };
            _ = lan.AddConcentrator(PppoeConcentratorScript.Plain);
            for (int i = 0; i < 4; i++)
            {
                _ = lan.AddHost(s_host with { LingerTime = TimeSpan.FromSeconds(60), MaxPadi = 10 });
            }

            lan.Run(8);
            lan.Hosts[0].Close(lan.Now);
            lan.Run(600);
            Assert.Equal([.. lan.Hosts.Where(IsOpen).Select(host => Mirror(host.Session!.Address))], lan.Served);
            Assert.Equal(3, lan.Served.Count);
        });

    private static bool IsOpen(PppoeHost host) => host.State == PppoeHostState.Open;

    private static PppoeSessionAddress Mirror(PppoeSessionAddress address) =>
        address with { Local = address.Peer, Peer = address.Local };

    private static PppoeFailureCause LastCause(PppoeHost host)
    {
        PppoeFailureCause cause = PppoeFailureCause.None;
        while (host.TryGetEvent(out PppoeHostEvent e))
        {
            cause = e.Cause;
        }

        return cause;
    }
}
