using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>A concentrator has thousands of engines: what one costs is bounded here.</summary>
public sealed class PppMemoryTests
{
    private const int Engines = 100;
    private const long MostOctetsAnEngine = 4096;

    private readonly PppSecretTable _secrets = new PppSecretTable().AddLocal("sesame"u8).AddPeer("joe", "sesame"u8);
    private readonly byte[] _frame = new byte[1504];
    private readonly SeededPppRandom _random = new(1);
    private TimeSpan _now = TimeSpan.FromSeconds(1);

    private PppOptions Client => new()
    {
        Medium = PppMedium.Pppoe,
        LocalName = "joe",
        Secrets = _secrets,
        Ipcp = new() { AcceptAssignedAddress = true },
        Ipv6cp = new(),
    };

    private PppOptions Server => new()
    {
        Medium = PppMedium.Pppoe,
        LocalName = "ac",
        Secrets = _secrets,
        RequirePeerAuth = [PppAuthProtocol.MsChapV2],
        Ipcp = new() { LocalAddress = new(1), PeerAddress = new(2), RequestDns = false },
        Ipv6cp = new(),
    };

    /// <summary>All that an engine allocates until its link is open is more than what it keeps.</summary>
    [Fact]
    public void Engine_FromNothingToNetwork_AllocatesLessThan4096Octets()
    {
        PppOptions client = Client;
        PppOptions server = Server;
        long allocated = Allocations.Least(() =>
        {
            for (int i = 0; i < Engines; i++)
            {
                _ = Open(client, server);
            }
        });
        Assert.InRange(allocated / (2 * Engines), 1, MostOctetsAnEngine);
    }

    [Fact]
    public void Engine_OpenForLong_EchoesWithoutAllocating()
    {
        (PppEngine a, PppEngine b) = Open(Client, Server);
        void Echo()
        {
            for (int i = 0; i < 100; i++)
            {
                _now += TimeSpan.FromSeconds(30);
                a.HandleTimeout(_now);
                b.HandleTimeout(_now);
                Exchange(a, b);
            }
        }

        Echo();
        Assert.Equal(0, Allocations.Least(Echo));
        Assert.True(a.Statistics.EchoRepliesReceived > 100);
    }

    private (PppEngine A, PppEngine B) Open(PppOptions client, PppOptions server)
    {
        PppEngine a = new(client, _random);
        PppEngine b = new(server, _random);
        a.Open(_now);
        b.Open(_now);
        a.HandleLowerUp(_now);
        b.HandleLowerUp(_now);
        Exchange(a, b);
        Assert.Equal((PppPhase.Network, PppPhase.Network), (a.Phase, b.Phase));
        return (a, b);
    }

    private void Exchange(PppEngine a, PppEngine b)
    {
        while (a.HasTransmit || b.HasTransmit)
        {
            Carry(a, b);
            Carry(b, a);
        }
    }

    private void Carry(PppEngine from, PppEngine to)
    {
        while (from.TryGetTransmit(_frame, out int length))
        {
            _ = to.HandleReceive(_frame.AsSpan(0, length), _now, out _);
        }

        while (from.TryGetEvent(out _))
        {
        }
    }
}
