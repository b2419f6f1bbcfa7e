using System.Diagnostics;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Protocols.Capture;
using UserCoNdis.Transport.Protocols.Hdlc;
using UserCoNdis.Transport.Protocols.Ppp;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Engines;

/// <summary>
/// The PPP engine and the framing on a line to a PPP stack that is not ours, in real time, and nothing else of the house.
/// It answers pings by itself, keeps a capture, and tells what happened when a test fails.
/// </summary>
internal sealed class PppOverLine : IDisposable
{
    private readonly RawLine _line;
    private readonly ITestOutputHelper _output;
    private readonly PeerFolder _folder = new();
    private readonly CaptureFile _capture;
    private readonly CaptureInterface _captured;
    private readonly HdlcDecoder _decoder = new(new byte[1600], Accm.None);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<PppEvent> _events = [];
    private readonly Queue<byte[]> _packets = [];
    private int _eventsTaken;

    public PppOverLine(RawLine line, PppOptions options, ITestOutputHelper output)
    {
        _line = line;
        _output = output;
        Engine = new PppEngine(options, new SystemRandom());
        _capture = CaptureFile.Create(CapturePath, "UserCoNdis tests");
        _captured = _capture.AddPpp("ppp");
    }

    public PppEngine Engine { get; }

    /// <summary>The capture so far: readable at any time.</summary>
    public string CapturePath => _folder.File("ppp.pcapng");

    private TimeSpan Now => _clock.Elapsed;

    /// <summary>Starts the link with octets that came already.</summary>
    public void Open(params byte[] received)
    {
        Engine.Open(Now);
        Engine.HandleLowerUp(Now);
        Drain();
        Receive(received);
    }

    /// <summary>Ends the link in order and waits for its end.</summary>
    public PppEvent Close()
    {
        Engine.Close(Now, "done");
        Drain();
        return WaitFor(PppEventKind.Closed);
    }

    /// <summary>Runs the link until the next event of this kind.</summary>
    public PppEvent WaitFor(PppEventKind kind, double seconds = 15)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        while (Now < end)
        {
            while (_eventsTaken < _events.Count)
            {
                PppEvent e = _events[_eventsTaken++];
                if (e.Kind == kind)
                {
                    return e;
                }
            }

            Turn();
        }

        throw new PeerException($"no {kind} in {seconds} s, phase {Engine.Phase}, but:\n{string.Join('\n', _events)}");
    }

    /// <summary>Runs the link until a condition of the test's holds.</summary>
    public void RunUntil(Func<bool> condition, double seconds = 15)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        while (!condition())
        {
            if (Now > end)
            {
                throw new PeerException($"the condition did not come in {seconds} s, phase {Engine.Phase}");
            }

            Turn();
        }
    }

    /// <summary>Pings the peer; each request is sent again until its reply comes, as the first ones after IPCP may be lost.</summary>
    public void Ping(Ipv4Address address, int count = 3, int dataLength = 56)
    {
        for (ushort sequence = 1; sequence <= count; sequence++)
        {
            byte[] request = Ipv4.EchoRequest(Engine.Addresses.Local, address, sequence, dataLength);
            Exchange(request, packet => Ipv4.IsEchoReply(packet, sequence));
        }
    }

    /// <summary>Sends a packet every half second until a packet comes that satisfies the test, and gives that.</summary>
    public byte[] Exchange(byte[] packet, Predicate<byte[]> isAnswer)
    {
        for (int attempt = 0; attempt < 10; attempt++)
        {
            SendPacket(packet);
            TimeSpan end = Now + TimeSpan.FromSeconds(0.5);
            while (Now < end)
            {
                Turn();
                while (_packets.TryDequeue(out byte[]? answer))
                {
                    if (isAnswer(answer))
                    {
                        return answer;
                    }
                }
            }
        }

        throw new PeerException("no answer to ten packets");
    }

    public void Dispose()
    {
        _output.WriteLine($"--- ppp engine: {Engine.Negotiated}\n{_decoder.Statistics}\n{string.Join('\n', _events)}");
        _capture.Dispose();
        _folder.Dispose();
    }

    private void Turn()
    {
        if (Engine.DueAt is TimeSpan due && due <= Now)
        {
            Engine.HandleTimeout(Now);
            Drain();
        }

        Receive(_line.Read(0.01));
    }

    private void Receive(byte[] chunk)
    {
        for (int at = 0; _decoder.TryRead(chunk, ref at, out HdlcFrame where);)
        {
            byte[] frame = _decoder.Octets(chunk, where).ToArray();
            Capture(PcapngDirection.Inbound, frame);
            bool isPacket = Engine.HandleReceive(frame, Now, out PppPayload payload);
            Drain();
            if (isPacket && payload.Protocol == PppProtocol.Ip)
            {
                ReceivePacket(frame.AsSpan(payload.Offset, payload.Length).ToArray());
            }
        }
    }

    private void ReceivePacket(byte[] packet)
    {
        if (Ipv4.ReplyTo(packet) is byte[] reply)
        {
            SendPacket(reply);
        }
        else
        {
            _packets.Enqueue(packet);
        }
    }

    private void SendPacket(byte[] packet)
    {
        Span<byte> header = stackalloc byte[4];
        int length = Engine.GetDataHeader(PppProtocol.Ip, header);
        Assert.True(length > 0, "IPCP is not open");
        Send([.. header[..length], .. packet], new HdlcEncoder(new Accm(Engine.Negotiated.SendAccm)));
    }

    private void Drain()
    {
        byte[] frame = new byte[1504];
        while (Engine.TryGetTransmit(frame, out int length))
        {
            Send(frame[..length], HdlcEncoder.Default);
        }

        while (Engine.TryGetEvent(out PppEvent e))
        {
            _events.Add(e);
        }
    }

    private void Send(byte[] frame, HdlcEncoder encoder)
    {
        Capture(PcapngDirection.Outbound, frame);
        byte[] octets = new byte[HdlcEncoder.MaxEncodedLength(frame.Length)];
        Assert.True(encoder.TryEncode(frame, octets, openingFlag: true, out int length));
        _line.Send(octets.AsSpan(0, length));
    }

    private void Capture(PcapngDirection direction, byte[] frame) =>
        _captured.Packet(direction, frame, (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100);
}
