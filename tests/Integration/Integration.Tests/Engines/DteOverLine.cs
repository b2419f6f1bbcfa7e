using System.Diagnostics;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Integration.Tests.Engines;

/// <summary>The AT engine of a DTE on a line to a modem that is not ours, in real time, and nothing else of the house.</summary>
internal sealed class DteOverLine(RawLine line, DteOptions? options = null, NullmodemStream? circuits = null)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Queue<DteEvent> _events = [];
    private ModemLines? _lines;

    public DteEngine Engine { get; } = new(options ?? new DteOptions());

    public TimeSpan Now => _clock.Elapsed;

    /// <summary>Data of the call that came with the CONNECT line or since.</summary>
    public List<byte> Data { get; } = [];

    /// <summary>Runs the engine until it tells <paramref name="kind"/>; other events on the way are dropped.</summary>
    public DteEvent WaitFor(DteEventKind kind, double seconds = 15)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        List<DteEvent> passed = [];
        while (Now < end)
        {
            Turn();
            while (_events.TryDequeue(out DteEvent e))
            {
                if (e.Kind == kind)
                {
                    return e;
                }

                passed.Add(e);
            }
        }

        throw new PeerException($"no {kind} in {seconds} s, state {Engine.State}, but {string.Join("; ", passed)}");
    }

    /// <summary>Initialises and dials.</summary>
    public DteEvent Dial(string number, DteEventKind outcome = DteEventKind.Connected)
    {
        Initialize();
        Assert.True(Engine.Dial(number, Now));
        return WaitFor(outcome);
    }

    /// <summary>Asks until the modem, which may still be starting, answers.</summary>
    public void Initialize()
    {
        Assert.True(Engine.Initialize(Now));
        WaitFor(DteEventKind.Ready);
    }

    private void Turn()
    {
        TakeCircuits();
        Engine.HandleTimeout(Now);
        Drain();
        byte[] chunk = line.Read(0.01);
        if (chunk.Length == 0)
        {
            return;
        }

        Engine.HandleReceive(chunk, Now, out int consumed);
        if (consumed < chunk.Length)
        {
            Data.AddRange(chunk[consumed..]);
            Engine.ObserveData(chunk.AsSpan(consumed), Now);
        }

        Drain();
    }

    private void TakeCircuits()
    {
        if (circuits is not null && circuits.Lines != _lines)
        {
            ModemLines now = circuits.Lines;
            _lines = now;
            Engine.HandleLines(now.HasFlag(ModemLines.Dcd), now.HasFlag(ModemLines.Ri), dsr: null, Now);
        }
    }

    private void Drain()
    {
        byte[] block = new byte[512];
        while (Engine.TryGetLineRequest(out bool dtr))
        {
            circuits?.Set(dtr ? ModemLines.Outputs : ModemLines.Rts);
        }

        while (Engine.TryGetTransmit(block, out int length))
        {
            line.Send(block.AsSpan(0, length));
        }

        while (Engine.TryGetEvent(out DteEvent e))
        {
            _events.Enqueue(e);
        }
    }
}
