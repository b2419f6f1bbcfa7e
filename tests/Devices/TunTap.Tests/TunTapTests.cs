using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using UserCoNdis.TestKit;
using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Tap;

namespace UserCoNdis.TunTap.Tests;

public sealed class TunTapTests : IDisposable
{
    private const string Name = "uctun0"; // in a namespace of its own
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private static readonly IPAddress s_local = IPAddress.Parse("10.77.0.1");
    private static readonly IPAddress s_peer = IPAddress.Parse("10.77.0.2");
    private readonly PinnedSlabPool _pool = new(256, 2048);
    private readonly EpollLoop _loop = new();
    private readonly RecordingSink _sink = new();
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new TunLinkFactory()).Add(new TapLinkFactory());
    private readonly NetNamespace? _namespace = Environment.IsPrivilegedProcess ? new NetNamespace() : null;

    private NetNamespace Where => _namespace!;

    public void Dispose()
    {
        _loop.Dispose();
        _namespace?.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [RequiresNetTheory("ip")]
    [InlineData("10.77.0.1", "10.77.0.2", 32)]
    [InlineData("fd00:77::1", "fd00:77::2", 128)]
    public void Tun_PacketOfTheSystem_ArrivesAndTheAnswerGoesBack(string local, string peer, int prefixLength)
    {
        using ILink link = Open($"tun:{Name}?mtu=1492");
        link.Start(_sink);
        IIpInterface ip = link.Find<IIpInterface>()!;
        ip.SetUp(true);
        ip.AddAddress(IPAddress.Parse(local), prefixLength, IPAddress.Parse(peer));
        Assert.Equal((Name, 1492, true), (ip.InterfaceName, link.Info.Mtu, link.Info.IsUp));
        _sink.OnReceive = packet => Assert.True(!IsUdp(packet) || link.TrySend(_pool, Answer(packet)));

        using UdpClient client = Where.Within(() => new UdpClient(new IPEndPoint(IPAddress.Parse(local), 0)));
        Reachable.Wait(Where, peer);
        client.Send("hello"u8, new IPEndPoint(IPAddress.Parse(peer), 9));
        Assert.True(_loop.RunUntil(() => client.Available != 0, s_limit));
        IPEndPoint? from = null;
        Assert.Equal("hello"u8.ToArray(), client.Receive(ref from));
        Assert.Equal(new IPEndPoint(IPAddress.Parse(peer), 9), from);
        link.Close();
        Assert.False(Exists());
    }

    [RequiresNetFact("ip")]
    public void Tap_FramesOfTheSystem_ArriveAndThisEndHasItsOwnAddress()
    {
        using ILink link = Open($"tap:{Name}?up=1");
        link.Start(_sink);
        link.Find<IIpInterface>()!.AddAddress(s_local, 24);
        using UdpClient client = Where.Within(() => new UdpClient(new IPEndPoint(s_local, 0)) { EnableBroadcast = true });
        client.Send("hello"u8, new IPEndPoint(IPAddress.Parse("10.77.0.255"), 9));
        Assert.True(_loop.RunUntil(() => _sink.Frames.Exists(IsBroadcast), s_limit));

        byte[] systems = _sink.Frames[0][6..12];
        Assert.False(systems.AsSpan().SequenceEqual(link.Info.HardwareAddress!.GetAddressBytes()));
        Assert.Equal(1518, link.Info.MaxFrameBytes);
    }

    [RequiresNetFact("ip")]
    public void Name_LeftToTheSystem_IsReadBack()
    {
        using ILink one = Open("tun:");
        using ILink two = Open("tap:uct%d");
        Assert.Equal("tun:tun0", one.Info.Name);
        Assert.Equal("uct0", two.Find<IIpInterface>()!.InterfaceName);
        one.Close();
        two.Close();
    }

    [RequiresNetFact("ip")]
    public void Open_OneThatIsHeldOrOfAnotherKind_SaysSo()
    {
        using ILink link = Open($"tap:{Name}");
        LinkException busy = Assert.Throws<LinkException>(() => Open($"tap:{Name}"));
        LinkException other = Assert.Throws<LinkException>(() => Open("tap:lo"));
        Assert.Equal((LinkErrorKind.Busy, LinkErrorKind.InvalidOption), (busy.Kind, other.Kind));
    }

    [RequiresNetTheory("ip")]
    [InlineData("tun", "vnet_hdr")]
    [InlineData("tun", "")]
    [InlineData("tap", "")]
    public void Open_OneThatWasMadeBefore_AttachesAndLeavesIt(string mode, string flag)
    {
        string[] add = ["tuntap", "add", "dev", Name, "mode", mode, "user", "root"];
        Where.Ip([.. add, .. flag.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        using (ILink link = Open($"{mode}:{Name}?up=1"))
        {
            Assert.True(link.Info.IsUp);
        }

        Assert.True(Exists());
    }

    [RequiresNetFact("ip")]
    public void Changes_FromOutside_AreToldAndRemovalEndsTheLink()
    {
        using ILink link = Open($"tun:{Name}");
        link.Start(_sink);
        Assert.False(link.Info.IsUp);
        Where.Ip("link", "set", Name, "mtu", "1400", "up");
        Assert.True(_loop.RunUntil(() => link.Info.IsUp && link.Info.Mtu == 1400, s_limit));
        Assert.True(_sink.InfoChanges > 0);
        Where.Ip("link", "set", Name, "down");
        Assert.True(_loop.RunUntil(() => !link.Info.IsUp, s_limit));
        Assert.True(link.TrySend(_pool, [0x45, 0], "lost"));
        Assert.True(_loop.RunUntil(() => _sink.Delivered.Count == 1, s_limit));
        Assert.Equal(1, link.Statistics.SendDrops);

        Where.Ip("link", "del", Name);
        Assert.True(_loop.RunUntil(() => _sink.IsClosed, s_limit));
        Assert.Equal(LinkErrorKind.DeviceRemoved, _sink.Cause!.Kind);
    }

    [RequiresNetFact("ip")]
    public void Persist_Asked_OutlivesTheLinkWithoutItsAddresses()
    {
        using (ILink first = Open($"tun:{Name}?persist=1&owner=root&up=1"))
        {
            first.Find<IIpInterface>()!.AddAddress(s_local, 32, s_peer);
            Assert.Contains("10.77.0.1", Where.Ip("addr", "show", Name), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("10.77.0.1", Where.Ip("addr", "show", Name), StringComparison.Ordinal);
        using (ILink second = Open($"tun:{Name}?persist=0"))
        {
            Assert.True(Exists());
        }

        Assert.False(Exists());
    }

    [RequiresNetFact("ip")]
    public void Routes_Added_GoThroughTheInterface()
    {
        using ILink link = Open($"tun:{Name}?up=1");
        IIpInterface ip = link.Find<IIpInterface>()!;
        ip.AddAddress(s_local, 32, s_peer);
        ip.AddAddress(s_local, 32, s_peer); // again: no error
        ip.AddRoute(IPAddress.Any, 0);
        ip.AddRoute(IPAddress.Parse("192.0.2.0"), 24);
        ip.AddRoute(IPAddress.Parse("192.0.2.0"), 24);
        ip.AddRoute(IPAddress.Parse("2001:db8::"), 32);
        string routes = Where.Ip("route") + Where.Ip("-6", "route");
        Assert.Contains($"default dev {Name}", routes, StringComparison.Ordinal);
        Assert.Contains($"192.0.2.0/24 dev {Name}", routes, StringComparison.Ordinal);
        Assert.Contains($"2001:db8::/32 dev {Name}", routes, StringComparison.Ordinal);
        LinkException e = Assert.Throws<LinkException>(() => ip.AddRoute(IPAddress.Parse("192.0.2.1"), 24));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.StartsWith($"{Name} does not take the route to 192.0.2.1/24: ", e.Message, StringComparison.Ordinal);
        ip.RemoveAddress(s_local, 32, s_peer);
        Assert.DoesNotContain("10.77.0.1", Where.Ip("addr", "show", Name), StringComparison.Ordinal);
    }

    [RequiresNetFact("ip")]
    public async Task Process_KilledWithALink_LeavesNoInterface()
    {
        using Process holder = Holder.Start(Where, $"tun:{Name}?up=1");
        Assert.Equal(Holder.Ready, await holder.StandardOutput.ReadLineAsync());
        Assert.True(Exists());
        holder.Kill();
        await holder.WaitForExitAsync();
        Assert.False(Exists());
    }

    [RequiresNetFact("ip", "setpriv")]
    public async Task Open_WithoutTheCapability_NamesIt()
    {
        using Process holder = Holder.Start(
            Where, $"tun:{Name}", "setpriv", "--bounding-set=-net_admin", "--inh-caps=-net_admin");
        string said = await holder.StandardOutput.ReadToEndAsync();
        await holder.WaitForExitAsync();
        Assert.StartsWith("PermissionDenied: ", said, StringComparison.Ordinal);
        Assert.Contains("sudo setcap cap_net_admin+ep ", said, StringComparison.Ordinal);
        Assert.Contains($"sudo ip tuntap add dev {Name} mode tun user ", said, StringComparison.Ordinal);
    }

    private static bool IsBroadcast(byte[] frame) => frame is [255, 255, 255, 255, 255, 255, ..] && frame[12] == 8;

    private static bool IsUdp(byte[] packet) => packet[0] >> 4 == 4 ? packet[9] == 17 : packet[6] == 17;

    /// <summary>Sends a packet back to where it came from: no sum changes.</summary>
    private static byte[] Answer(byte[] packet)
    {
        byte[] answer = [.. packet];
        (int addresses, int length) = packet[0] >> 4 == 4 ? (12, 4) : (8, 16);
        packet.AsSpan(addresses, length).CopyTo(answer.AsSpan(addresses + length));
        packet.AsSpan(addresses + length, length).CopyTo(answer.AsSpan(addresses));
        int ports = addresses + 2 * length;
        packet.AsSpan(ports, 2).CopyTo(answer.AsSpan(ports + 2));
        packet.AsSpan(ports + 2, 2).CopyTo(answer.AsSpan(ports));
        return answer;
    }

    private ILink Open(string uri) => Where.Within(() => _registry.Open(uri, _loop, _pool));

    private bool Exists() => Where.Ip("-o", "link").Contains($" {Name}:", StringComparison.Ordinal);
}
