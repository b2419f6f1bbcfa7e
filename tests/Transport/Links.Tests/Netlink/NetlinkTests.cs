using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links.Netlink;

namespace UserCoNdis.Transport.Links.Tests.Netlink;

public sealed class NetlinkTests
{
    private const int Inputs = 100_000;

    [Fact]
    public void Request_WithAttributes_IsLaidOutAsTheKernelReadsIt()
    {
        var request = new NetlinkRequest(Rtnetlink.RTM_GETLINK, Rtnetlink.NLM_F_ACK, InterfaceControl.LinkPart(7, 1, 2));
        request.Add(Rtnetlink.IFLA_IFNAME, "tun0").Add(Rtnetlink.IFLA_MTU, 1492).SetSequence(9);

        Assert.Equal(
            "34000000" + "1200" + "0500" + "09000000" + "00000000"  // nlmsghdr: 52 bytes, type, flags, sequence, port
            + "00000000" + "07000000" + "01000000" + "02000000"     // ifinfomsg: index 7, flags, change
            + "0900" + "0300" + "74756E3000" + "000000"             // "tun0" and its zero, padded to 4
            + "0800" + "0400" + "D4050000",
            Convert.ToHexString(request.Bytes));
    }

    [Fact]
    public void Find_TheLoopbackInterface_IsDescribed()
    {
        using var socket = new NetlinkSocket();
        InterfaceState? state = socket.Find("lo");
        Assert.NotNull(state);
        Assert.True(state.Mtu > 0);
        Assert.Equal(new PhysicalAddress(new byte[6]), state.HardwareAddress);
        Assert.Equal(state, socket.Find(state.Index));
    }

    [Theory]
    [InlineData("nosuchthing")]
    [InlineData("a-name-that-is-longer-than-any-interface-has")]
    public void Find_NoSuchInterface_IsNull(string name)
    {
        using var socket = new NetlinkSocket();
        Assert.Null(socket.Find(name));
        Assert.Null(socket.Find(int.MaxValue));
    }

    [Fact]
    public void Change_NoSuchInterface_NamesWhatFailed()
    {
        using var socket = new NetlinkSocket();
        var control = new InterfaceControl(socket);
        LinkException e = Assert.Throws<LinkException>(() => control.SetMtu(int.MaxValue, "gone0", 1492));
        Assert.StartsWith("gone0 does not take the MTU 1492: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(e.Kind, new[] { LinkErrorKind.NotFound, LinkErrorKind.PermissionDenied }); // as root, and as a user
    }

    [Theory]
    [InlineData("10.0.0.1", 33, null)]
    [InlineData("fd00::1", 129, null)]
    [InlineData("10.0.0.1", 32, "fd00::1")]
    public void Address_ThatCannotBe_IsRefusedBeforeItIsAskedFor(string local, int prefixLength, string? peer)
    {
        using var socket = new NetlinkSocket();
        LinkException e = Assert.Throws<LinkException>(() => new InterfaceControl(socket).AddAddress(
            1, "x0", IPAddress.Parse(local), prefixLength, peer is null ? null : IPAddress.Parse(peer)));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
    }

    [Fact]
    public void Error_WithTheKernelsWords_IsRead()
    {
        byte[] message = Message(
            Rtnetlink.NLMSG_ERROR,
            Rtnetlink.NLM_F_CAPPED | Rtnetlink.NLM_F_ACK_TLVS,
            [.. BitConverter.GetBytes(-22), .. new byte[16], 8, 0, 1, 0, (byte)'n', (byte)'o', 0, 0]);
        ReadOnlySpan<byte> received = message;
        Assert.True(NetlinkMessage.TryTake(ref received, out NetlinkMessage taken));
        Assert.True(taken.TryReadError(out int error, out string? text));
        Assert.Equal((22, "no"), (error, text));
        Assert.True(received.IsEmpty);
    }

    [Fact]
    public void PortLeavesABridge_TheInterfaceDoesNotVanish()
    {
        ReadOnlySpan<byte> received = Message(Rtnetlink.RTM_DELLINK, 0, [7, .. new byte[3], 3, .. new byte[11]]);
        Assert.True(NetlinkMessage.TryTake(ref received, out NetlinkMessage taken));
        Assert.Null(InterfaceState.IndexIn(taken));
    }

    [Fact]
    public void Messages_Mutated_AreReadWithinTheirBounds()
    {
        byte[] link = Link(3, "tun0", 1500);
        byte[] error = Message(
            Rtnetlink.NLMSG_ERROR, 0x300, [.. BitConverter.GetBytes(-1), .. new byte[16], 7, 0, 1, 0, (byte)'n', (byte)'o', 0, 0]);
        var run = new FuzzRun([link, error, [.. link, .. error], [.. error, .. link, .. link]]);
        run.Run(Inputs, seed: 1, input =>
        {
            ReadOnlySpan<byte> received = input;
            while (NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
            {
                _ = message.TryReadError(out _, out _);
                _ = InterfaceState.From(message);
            }
        });
    }

    [Fact]
    public void Link_AsTheKernelWritesIt_IsRead()
    {
        ReadOnlySpan<byte> received = Link(3, "tun0", 1500);
        Assert.True(NetlinkMessage.TryTake(ref received, out NetlinkMessage message));
        Assert.Equal(new InterfaceState(3, "tun0", IsUp: true, 1500, null), InterfaceState.From(message));
    }

    private static byte[] Link(int index, string name, int mtu)
    {
        var request = new NetlinkRequest(
            Rtnetlink.RTM_NEWLINK, 0, InterfaceControl.LinkPart(index, Rtnetlink.IFF_UP | Rtnetlink.IFF_LOWER_UP, 0));
        return request.Add(Rtnetlink.IFLA_IFNAME, name).Add(Rtnetlink.IFLA_MTU, mtu).Bytes.ToArray();
    }

    private static byte[] Message(ushort type, ushort flags, byte[] payload)
    {
        byte[] message = new byte[16 + payload.Length];
        MemoryMarshal.Write(message, message.Length);
        MemoryMarshal.Write(message.AsSpan(4), type);
        MemoryMarshal.Write(message.AsSpan(6), flags);
        payload.CopyTo(message, 16);
        return message;
    }
}
