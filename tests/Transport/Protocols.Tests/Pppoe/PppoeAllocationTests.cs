using UserCoNdis.Protocols.Tests.Ppp;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

public sealed class PppoeAllocationTests
{
    private const int Times = 10_000;

    private readonly byte[] _frame = new byte[1518];

    [Fact]
    public void SessionHeaders_ReadAndWritten_AllocateNothing()
    {
        PppoeSessionAddress address = new(PppoeSamples.Host, PppoeSamples.Ac, new(100), 7);
        long good = 0;
        void Work()
        {
            for (int i = 0; i < Times; i++)
            {
                address.WriteHeaders(_frame, i & 1023);
                good += PppoeSessionAddress.TryRead(_frame, out PppoeSessionAddress read, out _, out int length)
                    && read.SessionId == 7 && length == (i & 1023) ? 1 : 0;
            }
        }

        Assert.Equal(0, Warm(Work));
        Assert.Equal(4 * Times, good);
    }

    [Fact]
    public void Discovery_ParsedAndWalked_AllocatesNothing()
    {
        byte[] wire = PppoeSamples.Packet(PppoeSamples.PadrOfAccessNode);
        long octets = 0;
        void Work()
        {
            for (int i = 0; i < Times; i++)
            {
                _ = PppoePacket.TryParse(wire, out PppoePacket packet, out _);
                foreach (PppoeTag tag in packet)
                {
                    octets += tag.Value.Length;
                }
            }
        }

        Assert.Equal(0, Warm(Work));
        Assert.Equal(4L * Times * 55, octets);
    }

    [Fact]
    public void Cookies_WrittenAndChecked_AllocateNothing()
    {
        PppoeCookie cookies = new(TimeSpan.FromSeconds(30), new SeededPppRandom(1));
        byte[] cookie = new byte[PppoeCookie.Length];
        long good = 0;
        void Work()
        {
            for (int i = 0; i < Times; i++)
            {
                cookies.Write(cookie, PppoeSamples.Host, VlanId.None, TimeSpan.FromSeconds(i));
                good += cookies.Check(cookie, PppoeSamples.Host, VlanId.None, TimeSpan.FromSeconds(i + 29), out _) == PppoeCookieVerdict.Good ? 1 : 0;
            }
        }

        Assert.Equal(0, Warm(Work));
        Assert.Equal(4 * Times, good);
    }

    [Fact]
    public void RequestsThatComeAgain_Answered_AllocateNothing()
    {
        PppoeConcentratorScript script = new(PppoeConcentratorScript.Plain with { Limits = new() { PerHostPerSecond = 1_000_000, PerHostBurst = 1_000_000 } });
        byte[] padr = PppoeConcentratorScript.Padr(PppoeSamples.Host, script.Cookie(PppoeSamples.Host));
        script.Receive(padr);
        _ = script.Concentrator.Accept(script.Event().Request!, 1);
        _ = script.Sent();
        byte[] wire = PppoeSamples.Packet(padr);
        long sent = 0;
        void Work()
        {
            for (int i = 0; i < Times; i++)
            {
                _ = EthernetHeader.TryRead(padr, out EthernetHeader ethernet, out _);
                _ = PppoePacket.TryParse(wire, out PppoePacket packet, out _);
                script.Concentrator.HandleReceive(ethernet, packet, script.Now);
                sent += script.Concentrator.TryGetTransmit(_frame, out _) ? 1 : 0;
            }
        }

        Assert.Equal(0, Warm(Work));
        Assert.Equal(4 * Times, sent);
    }

    private static long Warm(Action work)
    {
        work();
        return Allocations.Least(work);
    }
}
