using UserCoNdis.Protocols.Tests.Ppp;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>Hosts and concentrators on one segment that loses, repeats and reorders frames as its seed says, and a clock wound by hand.</summary>
internal sealed class PppoeLan(int seed)
{
    private readonly Random _random = new(seed);
    private readonly PriorityQueue<byte[], (TimeSpan, int)> _wire = new();
    private readonly byte[] _frame = new byte[1518];
    private int _sequence;
    private ushort _nextSession = 1;

    public TimeSpan Now { get; set; } = TimeSpan.FromHours(1);

    public double Loss { get; set; }

    public double Duplication { get; set; }

    /// <summary>Frames take a millisecond, and up to this more.</summary>
    public TimeSpan Jitter { get; set; }

    public List<PppoeHost> Hosts { get; } = [];

    public List<PppoeConcentrator> Concentrators { get; } = [];

    /// <summary>The sessions that the callers of the concentrators believe in.</summary>
    public HashSet<PppoeSessionAddress> Served { get; } = [];

    public List<string> Ladder { get; } = [];

    public List<byte[]> Frames { get; } = [];

    public PppoeHost AddHost(PppoeHostOptions options)
    {
        PppoeHost host = new(options, new SeededPppRandom((seed * 1000) + Hosts.Count));
        Hosts.Add(host);
        host.Start(Now);
        return host;
    }

    public PppoeConcentrator AddConcentrator(PppoeConcentratorOptions options)
    {
        PppoeConcentrator concentrator = new(options, new SeededPppRandom((seed * 1000) + 500 + Concentrators.Count));
        Concentrators.Add(concentrator);
        return concentrator;
    }

    /// <summary>Lets time pass, from one thing that is due to the next.</summary>
    public void Run(double seconds)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        for (int steps = 0; steps < 200_000; steps++)
        {
            Drain();
            TimeSpan next = _wire.TryPeek(out _, out (TimeSpan At, int) first) ? first.At : TimeSpan.MaxValue;
            foreach (PppoeHost host in Hosts)
            {
                next = host.DueAt is { } due && due < next ? due : next;
            }

            if (next > end)
            {
                Now = end;
                return;
            }

            Now = next > Now ? next : Now;
            Step();
        }

        Assert.Fail("The segment does not come to rest:\n" + string.Join('\n', Ladder.TakeLast(40)));
    }

    private void Step()
    {
        while (_wire.TryPeek(out byte[]? frame, out (TimeSpan At, int) first) && first.At <= Now)
        {
            _ = _wire.Dequeue();
            Deliver(frame);
        }

        Hosts.ForEach(host => host.HandleTimeout(Now));
    }

    private void Deliver(byte[] frame)
    {
        Assert.True(EthernetHeader.TryRead(frame, out EthernetHeader ethernet, out int at));
        Assert.True(PppoePacket.TryParse(frame.AsSpan(at), out PppoePacket packet, out _));
        foreach (PppoeHost host in Hosts)
        {
            host.HandleReceive(ethernet, packet, Now);
        }

        foreach (PppoeConcentrator concentrator in Concentrators)
        {
            concentrator.HandleReceive(ethernet, packet, Now);
        }
    }

    private void Drain()
    {
        foreach (PppoeConcentrator concentrator in Concentrators)
        {
            while (concentrator.TryGetEvent(out PppoeConcentratorEvent e))
            {
                _ = e.Kind == PppoeConcentratorEventKind.SessionRequested
                    ? Served.Add(concentrator.Accept(e.Request!, _nextSession++))
                    : Served.Remove(e.Session);
            }

            while (concentrator.TryGetTransmit(_frame, out int length))
            {
                Send(_frame.AsSpan(0, length));
            }
        }

        foreach (PppoeHost host in Hosts)
        {
            while (host.TryGetTransmit(_frame, out int length))
            {
                Send(_frame.AsSpan(0, length));
            }
        }
    }

    private void Send(ReadOnlySpan<byte> frame)
    {
        Ladder.Add($"{Now.TotalSeconds:F3} {MacAddress.Read(frame[6..])} > {MacAddress.Read(frame)} {PppoeDescriber.Describe(frame)}");
        Frames.Add(frame.ToArray());
        for (int copies = _random.NextDouble() < Duplication ? 2 : 1; copies > 0; copies--)
        {
            if (_random.NextDouble() >= Loss)
            {
                TimeSpan at = Now + TimeSpan.FromMilliseconds(1) + (Jitter * _random.NextDouble());
                _wire.Enqueue(frame.ToArray(), (at, _sequence++));
            }
        }
    }
}
