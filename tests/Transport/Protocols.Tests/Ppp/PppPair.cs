using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>Two engines, a wire between them that delays, loses and repeats frames, and a clock wound by hand.</summary>
internal sealed class PppPair
{
    private readonly Random _random;
    private readonly PriorityQueue<(bool ToB, byte[] Frame), (TimeSpan, int)> _wire = new();
    private readonly byte[] _buffer = new byte[2048];
    private int _sequence;

    public PppPair(PppOptions a, PppOptions b, int seed = 1)
        : this(a, b, new SeededPppRandom(seed * 2), new SeededPppRandom((seed * 2) + 1)) => _random = new(seed);

    public PppPair(PppOptions a, PppOptions b, IPppRandom randomA, IPppRandom randomB)
    {
        _random = new(1);
        A = new(a, randomA);
        B = new(b, randomB);
    }

    public PppEngine A { get; }

    public PppEngine B { get; }

    public TimeSpan Now { get; private set; }

    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(20);

    public double Loss { get; set; }

    public double Duplication { get; set; }

    public bool IsBSilent { get; set; }

    public Func<byte[], bool>? Drop { get; set; }

    public List<PppEvent> EventsA { get; } = [];

    public List<PppEvent> EventsB { get; } = [];

    public List<string> Ladder { get; } = [];

    public void Start()
    {
        A.Open(Now);
        B.Open(Now);
        A.HandleLowerUp(Now);
        B.HandleLowerUp(Now);
        Drain();
    }

    /// <summary>Lets time pass, from one due event to the next.</summary>
    public void Run(double seconds)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        for (int steps = 0; steps < 100_000; steps++)
        {
            Drain();
            TimeSpan next = Next();
            if (next > end)
            {
                Now = end;
                return;
            }

            Now = next > Now ? next : Now;
            Step();
        }

        Assert.Fail("The pair does not come to rest:\n" + string.Join('\n', Ladder.TakeLast(40)));
    }

    public void Drain()
    {
        Pull(A, true, EventsA);
        Pull(B, false, EventsB);
    }

    private TimeSpan Next()
    {
        TimeSpan next = TimeSpan.MaxValue;
        if (_wire.TryPeek(out _, out (TimeSpan At, int) first))
        {
            next = first.At;
        }

        next = A.DueAt is { } a && a < next ? a : next;
        return !IsBSilent && B.DueAt is { } b && b < next ? b : next;
    }

    private void Step()
    {
        while (_wire.TryPeek(out (bool ToB, byte[] Frame) item, out (TimeSpan At, int) first) && first.At <= Now)
        {
            _ = _wire.Dequeue();
            if (!item.ToB || !IsBSilent)
            {
                _ = (item.ToB ? B : A).HandleReceive(item.Frame, Now, out _);
            }

            Drain();
        }

        A.HandleTimeout(Now);
        if (!IsBSilent)
        {
            B.HandleTimeout(Now);
        }
    }

    private void Pull(PppEngine from, bool toB, List<PppEvent> events)
    {
        while (from.TryGetTransmit(_buffer, out int written))
        {
            byte[] frame = _buffer[..written];
            Ladder.Add($"{Now.TotalSeconds:F3} {(toB ? "A" : "B")} {PppDescriber.Describe(frame)}");
            int copies = _random.NextDouble() < Duplication ? 2 : 1;
            for (int i = 0; i < copies; i++)
            {
                if (_random.NextDouble() >= Loss && Drop?.Invoke(frame) != true)
                {
                    _wire.Enqueue((toB, frame), (Now + Latency, _sequence++));
                }
            }
        }

        while (from.TryGetEvent(out PppEvent e))
        {
            events.Add(e);
        }
    }
}
