using System.Net;
using System.Net.Sockets;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Pcap;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Tap;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Packets of this system's own sockets through a TUN, the drivers, PPPoE and a cable: the address that read(2) got for
/// the TUN is that which sendmmsg(2) gets for the cable, less the headers; and back.</summary>
/// <remarks>With a copy planted anywhere between the two links these fail; see the tests of the same name without devices.</remarks>
public sealed class WholeStackZeroCopyTests : IDisposable
{
    private const int Datagrams = 200;
    private const int Port = 4009;
    private const int Headers = 14 + 6 + 2; // Ethernet, PPPoE, PPP's protocol
    private static readonly Ipv4Address s_local = new(0x0A4D_0002);
    private static readonly Ipv4Address s_remote = new(0x0A4D_0001);

    private readonly EthernetBench _bench = new(blocks: 1024);
    private readonly NetNamespace? _namespace = Environment.IsPrivilegedProcess ? new NetNamespace() : null;

    public void Dispose()
    {
        _bench.Dispose();
        _namespace?.Dispose();
    }

    [RequiresNetFact]
    public void PacketsOfASocket_BothWays_AreWrittenWhereTheyWereRead()
    {
        WatchedSocket near = Watch(_bench.Cable.Near);
        WatchedLink tun = new(_namespace!.Within(() =>
            new LinkRegistry().Add(new TunLinkFactory()).Open("tun:uctun1?mtu=1492", _bench.Loop, _bench.Pool)));
        LinkIpEdge edge = new(tun, new LinkIpEdgeOptions());
        IpEndpoint far = new(_bench.Loop);
        edge.Start();
        using WanEnd host = new("host 1", _bench.Loop, Link(near), edge, new PppIpcpOptions { AcceptAssignedAddress = true });
        using WanEnd concentrator = new(
            "away", _bench.Loop, Link(Watch(_bench.Cable.Far)), far, new PppIpcpOptions { LocalAddress = s_remote, PeerAddress = s_local });
        concentrator.Listen();
        host.Dial();
        _bench.Run(() => host.IsUp && concentrator.IsUp);
        IIpInterface ip = tun.Find<IIpInterface>()!;
        ip.SetUp(true);
        ip.AddAddress(Of(s_local), 32, Of(s_remote));

        using UdpClient client = _namespace!.Within(() => new UdpClient(new IPEndPoint(Of(s_local), Port)));
        SendAndCount(client, far);
        AssertWithin(tun.Received.Select(address => address - Headers), near.Sent);

        far.StartSource(s_local, Port, 1000, Datagrams);
        _bench.Run(() => tun.Sent.Count == Datagrams);
        AssertWithin(tun.Sent.Select(address => address - Headers), near.Received);
        IPEndPoint? from = null;
        Assert.Equal(1000, client.Receive(ref from).Length);

        host.Halt();
        concentrator.Halt();
        _bench.Run(() => host.IsHalted && concentrator.IsHalted);
        edge.Dispose();
        host.AssertNothingLeft();
        concentrator.AssertNothingLeft();
    }

    private void SendAndCount(UdpClient client, IpEndpoint far)
    {
        byte[] data = new byte[1200];
        long expected = 0;
        far.DatagramReceived += (_, _, port, payload) => Assert.True(port == 9 && payload.SequenceEqual(data));
        for (int i = 0; i < Datagrams; i++)
        {
            data[i] = (byte)i;
            _ = client.Send(data, new IPEndPoint(Of(s_remote), 9));
            expected++;
            _bench.Run(() => far.Counters.DatagramsReceived == expected);
        }
    }

    // In this order, with what else the cable carried in between.
    private static void AssertWithin(IEnumerable<nint> some, List<nint> all)
    {
        int at = 0;
        int count = 0;
        foreach (nint address in some)
        {
            at = all.IndexOf(address, at) + 1;
            Assert.True(at > 0, $"packet {count} lay elsewhere");
            count++;
        }

        Assert.True(count >= Datagrams, $"{count} packets");
    }

    private static IPAddress Of(Ipv4Address address) => IPAddress.Parse(address.ToString());

    private static WatchedSocket Watch(string name) =>
        new(PacketSocketOpener.Open(new EthernetOptions { InterfaceName = name }, InterfaceNative.Query(name)!), name);

    private EthernetLink Link(WatchedSocket socket) => new(
        $"eth:{socket.Name}",
        _bench.Loop,
        _bench.Pool,
        new PacketDevice(new EthernetOptions { InterfaceName = socket.Name }, InterfaceNative.Query(socket.Name)!, _bench.Loop, socket));
}
