using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit;
using UserCoNdis.TestKit.Net;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>Ethernet frames to and from a peer with nothing of ours between: a packet socket or a pair of datagram sockets.</summary>
internal sealed class RawFrames : IDisposable
{
    private const int AllProtocols = 0x0300; // ETH_P_ALL in network order

    private readonly Socket _socket;
    private readonly Task _pump;
    private readonly List<byte[]> _received = [];
    private readonly object _gate = new();

    /// <summary>Takes a datagram socket.</summary>
    public RawFrames(Socket socket)
    {
        _socket = socket;
        _pump = PumpAsync(); // not a thread that blocks: closing a packet socket does not wake it
    }

    /// <summary>Opens a packet socket on an interface, in a namespace when one is given.</summary>
    public static RawFrames On(string name, NetNamespace? home = null) => new(home is null ? Open(name) : home.Within(() => Open(name)));

    /// <summary>Sends one frame.</summary>
    public void Send(ReadOnlySpan<byte> frame) => _ = _socket.Send(frame);

    /// <summary>Sends a frame every half second until one comes that passes: who is to answer may not listen yet.</summary>
    public byte[] Exchange(byte[] frame, Predicate<byte[]> isWanted, string wanted)
    {
        for (int attempts = 20; ; attempts--)
        {
            Send(frame);
            try
            {
                return Expect(isWanted, wanted, seconds: 0.5);
            }
            catch (PeerException) when (attempts > 1)
            {
                continue;
            }
        }
    }

    /// <summary>Waits for a frame that passes; it and those before it are taken.</summary>
    public byte[] Expect(Predicate<byte[]> isWanted, string wanted, double seconds = 10)
    {
        Stopwatch clock = Stopwatch.StartNew();
        List<byte[]> others = [];
        lock (_gate)
        {
            while (true)
            {
                while (_received.Count > 0)
                {
                    byte[] frame = _received[0];
                    _received.RemoveAt(0);
                    if (isWanted(frame))
                    {
                        return frame;
                    }

                    others.Add(frame);
                }

                double left = seconds - clock.Elapsed.TotalSeconds;
                if (left <= 0)
                {
                    throw new PeerException($"no {wanted} in {seconds} s; what came:\n{string.Join('\n', others.Select(frame => Wire.Text(frame)))}");
                }

                _ = Monitor.Wait(_gate, TimeSpan.FromSeconds(left));
            }
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _pump.Wait();
    }

    private static Socket Open(string name)
    {
        Socket socket = new(AddressFamily.Packet, SocketType.Raw, (ProtocolType)AllProtocols);
        socket.Bind(new PacketEndPoint(name));
        return socket;
    }

    private async Task PumpAsync()
    {
        byte[] block = new byte[65536];
        try
        {
            while (true)
            {
                byte[] frame = block[..await _socket.ReceiveAsync(block)];
                lock (_gate)
                {
                    _received.Add(frame);
                    Monitor.PulseAll(_gate);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The socket was closed, or its interface is gone.
        }
    }
}
