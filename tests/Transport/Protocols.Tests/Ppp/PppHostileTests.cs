using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

public sealed class PppHostileTests
{
    private static readonly byte[] s_unknownCode = [0xFF, 0x03, 0xC0, 0x21, 0x0F, 0x01, 0x00, 0x04];

    private static PppEngine Engine(int seed, PppAuthProtocol auth)
    {
        PppEngine engine = new(Options(auth), new SeededPppRandom(seed));
        engine.Open(default);
        engine.HandleLowerUp(default);
        return engine;
    }

    private static PppEngine OpenEngine(int seed, PppAuthProtocol auth)
    {
        PppPair pair = new(Options(auth), Options(PppAuthProtocol.None) with { Ipcp = new() }, seed);
        pair.Start();
        pair.Run(1);
        Assert.Equal(PppPhase.Network, pair.A.Phase);
        return pair.A;
    }

    private static PppOptions Options(PppAuthProtocol auth) => new()
    {
        LocalName = "joe",
        Ipv6cp = new(),
        Secrets = new PppSecretTable().AddLocal("sesame"u8).AddPeer("joe", "sesame"u8),
        RequirePeerAuth = auth == PppAuthProtocol.None ? [] : [auth],
        Ipcp = new() { LocalAddress = new(1), PeerAddress = new(2) },
    };

    /// <summary>Answers the engine's own requests with Acks, so that mutated packets reach every phase.</summary>
    private static void AnswerAll(PppEngine engine, TimeSpan now, byte[] buffer)
    {
        int sent = 0;
        while (engine.TryGetTransmit(buffer, out int written))
        {
            Assert.InRange(++sent, 1, 64);
            Assert.NotEmpty(PppDescriber.Describe(buffer.AsSpan(0, written)));
            int code = engine.Negotiated.SendAcfc && buffer[0] != 0xFF ? 2 : 4;
            if (buffer[code] == 1 && buffer[code - 2] is 0xC0 or 0x80 && buffer[code - 1] is 0x21 or 0x57)
            {
                buffer[code] = 2;
                _ = engine.HandleReceive(buffer.AsSpan(0, written), now, out _);
            }
        }

        while (engine.TryGetEvent(out _))
        {
        }
    }

    [Fact]
    public void HandleReceive_MutatedPackets_NeverThrowsAndStaysBounded()
    {
        byte[] buffer = new byte[1504];
        PppEngine engine = Engine(0, PppAuthProtocol.None);
        TimeSpan now = default;
        int n = 0;
        int packets = 0;
        int[] phases = new int[5];
        FuzzRun.FromCorpus("../corpus/ppp").Run(300_000, 1, input =>
        {
            if (n++ % 50 == 0)
            {
                // Every other engine has come as far as the Network phase with a well-behaved peer.
                PppAuthProtocol auth = (PppAuthProtocol)(n / 100 % 4);
                bool isOpen = n / 50 % 2 == 0;
                engine = isOpen ? OpenEngine(n, auth) : Engine(n, auth);
                now = isOpen ? TimeSpan.FromSeconds(1) : default;
            }

            now += TimeSpan.FromMilliseconds(300);
            _ = PppDescriber.Describe(input);
            bool isData = engine.HandleReceive(input, now, out PppPayload payload);
            Assert.True(!isData || payload.Offset + payload.Length == input.Length);
            packets += isData ? 1 : 0;
            phases[(int)engine.Phase]++;
            AnswerAll(engine, now, buffer);
            if (engine.DueAt <= now)
            {
                engine.HandleTimeout(now);
            }
        });

        // A run that never left the first phase would prove little.
        Assert.All(phases, count => Assert.True(count > 1000, $"phases: {string.Join(' ', phases)}, packets: {packets}"));
        Assert.True(packets > 100, $"phases: {string.Join(' ', phases)}, packets: {packets}");
    }

    [Theory]
    [InlineData("FF03C021010700060100")]
    [InlineData("FF03C021010700060101")]
    [InlineData("FF03C0210107000801FF05DC")]
    [InlineData("FF03C02101070003")]
    [InlineData("FF03C021010700FF")]
    [InlineData("FF03C0")]
    [Trait("Spec", "RFC1661 5")]
    public void Receive_LengthsThatDoNotFit_AreCountedAndDropped(string text)
    {
        PppEngine engine = Engine(1, PppAuthProtocol.None);
        byte[] buffer = new byte[1504];
        while (engine.TryGetTransmit(buffer, out _))
        {
        }

        _ = engine.HandleReceive(Convert.FromHexString(text.Replace(" ", "")), default, out _);
        Assert.Equal(1, engine.Statistics.Malformed);
        Assert.False(engine.TryGetTransmit(buffer, out _));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.6")]
    public void Receive_FloodOfUnknownCodes_IsAnsweredWithinTheLimit()
    {
        PppEngine engine = Engine(1, PppAuthProtocol.None);
        for (int i = 0; i < 10_000; i++)
        {
            _ = engine.HandleReceive(s_unknownCode, default, out _);
        }

        int sent = 0;
        byte[] buffer = new byte[1504];
        while (engine.TryGetTransmit(buffer, out _))
        {
            sent++;
        }

        Assert.InRange(sent, 1, 16);
        Assert.True(engine.Statistics.RateLimited > 9_000);
    }

    [Theory]
    [InlineData(PppAuthProtocol.Pap)]
    [InlineData(PppAuthProtocol.ChapMd5)]
    [InlineData(PppAuthProtocol.MsChapV2)]
    [Trait("Spec", "RFC1994 4.1")]
    public void Authenticate_PeerSilent_ClosesAfterItsAttempts(PppAuthProtocol auth)
    {
        PppPair pair = new(
            new() { Secrets = new PppSecretTable().AddLocal("x"u8), EchoInterval = default },
            new() { Secrets = new PppSecretTable().AddPeer("y", "x"u8), RequirePeerAuth = [auth], EchoInterval = default })
        {
            Drop = frame => PppDescriber.Describe(frame) [..2] is "PA" or "CH",
        };
        pair.Start();
        pair.Run(29);
        Assert.Equal(PppPhase.Authenticate, pair.B.Phase);
        pair.Run(10);
        Assert.Equal(PppCloseCause.AuthenticationTimeout, pair.EventsB.Last(e => e.Kind == PppEventKind.Closed).Cause);
        Assert.Equal(auth == PppAuthProtocol.Pap ? 0 : 10, pair.Ladder.Count(line => line.Contains("B CHAP Challenge")));
    }
}
