using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using UserCoNdis.TestKit;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>Bytes to and from a peer with nothing of ours between: a terminal or a TCP stream.</summary>
internal sealed class RawLine : IDisposable
{
    private readonly Stream _stream;
    private readonly List<byte> _received = [];
    private readonly object _gate = new();
    private bool _ended;

    private RawLine(Stream stream)
    {
        _stream = stream;
        new Thread(Pump) { IsBackground = true, Name = "RawLine" }.Start();
    }

    /// <summary>Opens a terminal that somebody has made raw.</summary>
    public static RawLine Terminal(string path) =>
        new(new FileStream(path, new FileStreamOptions { Access = FileAccess.ReadWrite, Mode = FileMode.Open, Share = FileShare.ReadWrite, BufferSize = 0 }));

    /// <summary>Connects to a port of this machine, which may take a while to be there.</summary>
    public static RawLine Tcp(int port) => new(Connect(port));

    /// <summary>Connects to a port of this machine, which may take a while to be there.</summary>
    public static NetworkStream Connect(int port, double seconds = 10)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (true)
        {
            TcpClient client = new();
            try
            {
                client.Connect("127.0.0.1", port);
                client.NoDelay = true;
                return client.GetStream();
            }
            catch (SocketException) when (clock.Elapsed.TotalSeconds < seconds)
            {
                client.Dispose();
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>Takes a stream that is open already.</summary>
    public static RawLine Over(Stream stream) => new(stream);

    /// <summary>Sends octets; into the void when the far end is gone, as a cable does.</summary>
    public void Send(ReadOnlySpan<byte> octets)
    {
        try
        {
            _stream.Write(octets);
        }
        catch (IOException)
        {
            // A terminal whose other side is gone says EIO, a socket EPIPE.
        }
    }

    /// <summary>Sends text, one octet a character.</summary>
    public void Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    /// <summary>Waits until <paramref name="wanted"/> has come; what came up to its end is taken and given.</summary>
    public byte[] Expect(ReadOnlySpan<byte> wanted, double seconds = 10)
    {
        byte[] pattern = wanted.ToArray();
        byte[]? taken = WaitUntil(received => received.IndexOf(pattern) is int at and >= 0 ? at + pattern.Length : -1, seconds);
        return taken ?? throw new PeerException($"'{Printable(pattern)}' did not come in {seconds} s; {Rest()}");
    }

    /// <summary>Waits for text.</summary>
    public string Expect(string wanted, double seconds = 10) =>
        Encoding.Latin1.GetString(Expect(Encoding.Latin1.GetBytes(wanted), seconds));

    /// <summary>Takes what is there, waiting for at least one octet; empty when none came in time or the line ended.</summary>
    public byte[] Read(double seconds) => WaitUntil(received => received.Length > 0 ? received.Length : -1, seconds) ?? [];

    /// <summary>Waits until the far end has closed the line.</summary>
    public void ExpectEnd(double seconds = 10)
    {
        Stopwatch clock = Stopwatch.StartNew();
        lock (_gate)
        {
            while (!_ended)
            {
                if (clock.Elapsed.TotalSeconds > seconds)
                {
                    throw new PeerException($"the line did not end in {seconds} s");
                }

                _ = Monitor.Wait(_gate, 100);
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    private delegate int Taker(ReadOnlySpan<byte> received);

    private byte[]? WaitUntil(Taker taker, double seconds)
    {
        Stopwatch clock = Stopwatch.StartNew();
        lock (_gate)
        {
            while (true)
            {
                int length = taker(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_received));
                if (length >= 0)
                {
                    byte[] taken = [.. _received.Take(length)];
                    _received.RemoveRange(0, length);
                    return taken;
                }

                double left = seconds - clock.Elapsed.TotalSeconds;
                if (left <= 0 || _ended)
                {
                    return null;
                }

                _ = Monitor.Wait(_gate, TimeSpan.FromSeconds(left));
            }
        }
    }

    private string Rest()
    {
        lock (_gate)
        {
            return (_ended ? "the line ended" : "the line is open") + $", what came: '{Printable([.. _received])}'";
        }
    }

    private static string Printable(byte[] octets) =>
        Array.TrueForAll(octets, o => o is >= 0x20 and < 0x7F or (byte)'\r' or (byte)'\n')
            ? Encoding.ASCII.GetString(octets).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            : Wire.Text(octets);

    private void Pump()
    {
        byte[] block = new byte[4096];
        try
        {
            int length;
            while ((length = _stream.Read(block)) > 0)
            {
                lock (_gate)
                {
                    _received.AddRange(block.AsSpan(0, length));
                    Monitor.PulseAll(_gate);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A terminal whose other side is gone says EIO; a stream of ours that was closed says so.
        }

        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }
}
