using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>Two engines on lines with long delays and losses.</summary>
public sealed class PppConvergenceTests
{
    private static readonly PppOptions s_server = PppScript.Plain with
    {
        RequirePeerAuth = [PppAuthProtocol.ChapMd5],
        Secrets = new PppSecretTable().AddPeer("joe", "sesame"u8),
        Ipcp = new() { LocalAddress = new(1), PeerAddress = new(2), RequestDns = false },
    };

    private static readonly PppOptions s_client = PppScript.Plain with
    {
        LocalName = "joe",
        Secrets = new PppSecretTable().AddLocal("sesame"u8),
        Ipcp = new() { RequestDns = false },
    };

    private static bool IsUp(PppPair pair) =>
        pair.A.Addresses.Local == new Ipv4Address(2) && pair.B.Addresses.Local == new Ipv4Address(1);

    [Fact]
    [Trait("Spec", "RFC1661 4.6")]
    public void Negotiate_AtEveryLatencyUpToTwoSeconds_Converges()
    {
        for (int milliseconds = 0; milliseconds <= 2000; milliseconds += 50)
        {
            PppPair pair = new(s_client, s_server) { Latency = TimeSpan.FromMilliseconds(milliseconds) };
            pair.Start();
            pair.Run(60);
            Assert.True(IsUp(pair), $"latency {milliseconds} ms\n" + string.Join('\n', pair.Ladder.Take(60)));
            Assert.Equal(1, pair.EventsA.Count(e => e.Kind == PppEventKind.LcpUp));
        }
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.6")]
    public void Negotiate_UnderPersistingLoss_ConvergesOrEndsInOrder()
    {
        // With 30 % of all frames lost for good, the default counters are meant to give up now and then. Measured over
        // these 200 seeds: 198 links come up, and 2 run out of tries (10 challenges, 10 IPCP requests) and are closed.
        // The bound leaves room for another sequence of random numbers, not for a wrong automaton.
        int up = 0;
        for (int seed = 1; seed <= 200; seed++)
        {
            PppPair pair = new(s_client, s_server, seed) { Loss = 0.3 };
            pair.Start();
            pair.Run(300);
            up += IsUp(pair) ? 1 : 0;
            bool isClosed = pair.EventsA.Concat(pair.EventsB).Any(e => e.Kind == PppEventKind.Closed);
            Assert.True(IsUp(pair) || isClosed, $"seed {seed}\n" + string.Join('\n', pair.Ladder.TakeLast(60)));
        }

        Assert.InRange(up, 194, 200);
    }
}
