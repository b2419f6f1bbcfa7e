using System.Net;
using System.Net.Sockets;
using UserCoNdis.TestKit;
using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Tap;

namespace UserCoNdis.TunTap.Tests;

public sealed class TcpTransferTests : IDisposable
{
    private const int Megabytes = 32;
    private const int Mtu = 1492;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private readonly PinnedSlabPool _pool = new(2048, 2048);
    private readonly EpollLoop _loop = new();
    private readonly LinkRegistry _registry = new LinkRegistry().Add(new TunLinkFactory());

    public void Dispose()
    {
        _loop.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [RequiresNetTheory("ip")]
    [InlineData("offload=1", "offload=1", "10.78.0.1", "10.78.0.2", 32)]
    [InlineData("offload=1", "offload=1", "fd00:78::1", "fd00:78::2", 128)]
    [InlineData("offload=1", "offload=0", "10.78.0.1", "10.78.0.2", 32)]
    [InlineData("offload=0", "offload=1", "10.78.0.1", "10.78.0.2", 32)]
    public async Task Tcp_BetweenTwoSystems_ArrivesWholeInOrdinaryPackets(
        string senders, string receivers, string from, string to, int prefixLength)
    {
        using var one = new NetNamespace();
        using var two = new NetNamespace();
        using ILink near = Open(one, senders, from, to, prefixLength);
        using ILink far = Open(two, receivers, to, from, prefixLength);
        Reachable.Wait(one, to);
        Reachable.Wait(two, from);
        var outwards = new ForwardingSink(far);
        var inwards = new ForwardingSink(near);
        near.Start(outwards);
        far.Start(inwards);

        using TcpListener listener = two.Within(() => new TcpListener(IPAddress.Parse(to), 0));
        listener.Start();
        using Socket client = one.Within(() => new Socket(SocketType.Stream, ProtocolType.Tcp));
        Task<bool> received = ReceiveAsync(listener);
        Task sent = SendAsync(client, (IPEndPoint)listener.LocalEndpoint);
        Task done = Task.WhenAll(received, sent);
        _ = done.ContinueWith(_ => _loop.Post(() => { }), TaskScheduler.Default); // so that the loop looks
        Assert.True(_loop.RunUntil(() => done.IsCompleted, s_limit));
        await sent;
        Assert.True(await received);

        Assert.True(Math.Max(outwards.LargestFrame, inwards.LargestFrame) <= Mtu);
        long frames = near.Statistics.FramesReceived;
        Assert.True(near.Statistics.PayloadMoves < frames / 10, $"{near.Statistics.PayloadMoves} of {frames} frames were moved");
        near.Close();
        far.Close();
    }

    private static async Task SendAsync(Socket client, IPEndPoint where)
    {
        await client.ConnectAsync(where);
        byte[] megabyte = Megabyte();
        for (int i = 0; i < Megabytes; i++)
        {
            await client.SendAsync(megabyte);
        }

        client.Shutdown(SocketShutdown.Send);
    }

    private static async Task<bool> ReceiveAsync(TcpListener listener)
    {
        using TcpClient peer = await listener.AcceptTcpClientAsync();
        byte[] expected = Megabyte();
        byte[] megabyte = new byte[expected.Length];
        for (int i = 0; i < Megabytes; i++)
        {
            await peer.GetStream().ReadExactlyAsync(megabyte);
            if (!megabyte.AsSpan().SequenceEqual(expected))
            {
                return false;
            }
        }

        return await peer.GetStream().ReadAsync(megabyte) == 0;
    }

    private static byte[] Megabyte()
    {
        byte[] octets = new byte[1 << 20];
        new Random(1).NextBytes(octets);
        return octets;
    }

    private ILink Open(NetNamespace where, string options, string local, string peer, int prefixLength)
    {
        ILink link = where.Within(() => _registry.Open($"tun:uctun0?mtu={Mtu}&up=1&{options}", _loop, _pool));
        link.Find<IIpInterface>()!.AddAddress(IPAddress.Parse(local), prefixLength, IPAddress.Parse(peer));
        return link;
    }
}
