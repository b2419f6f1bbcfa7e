using System.Diagnostics;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Integration.Tests.Engines;

/// <summary>The AT engine of a modem on a line to a DTE that is not ours, in real time, and nothing else of the house.</summary>
internal sealed class DceOverLine(RawLine line)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Queue<DceEvent> _events = [];

    public DceEngine Engine { get; } = new();

    public TimeSpan Now => _clock.Elapsed;

    /// <summary>Data of the call.</summary>
    public List<byte> Data { get; } = [];

    /// <summary>Runs the engine until it tells <paramref name="kind"/>.</summary>
    public DceEvent WaitFor(DceEventKind kind, double seconds = 15)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        while (Now < end)
        {
            Turn();
            while (_events.TryDequeue(out DceEvent e))
            {
                if (e.Kind == kind)
                {
                    return e;
                }
            }
        }

        throw new PeerException($"no {kind} in {seconds} s, state {Engine.State}");
    }

    /// <summary>Rings, a second on and a second off, until the DTE answers.</summary>
    public void RingUntilAnswered()
    {
        for (int ring = 0; ring < 10; ring++)
        {
            Engine.Ring(on: true, Now);
            if (TryWaitFor(DceEventKind.Answer, 1))
            {
                return;
            }

            Engine.Ring(on: false, Now);
            if (TryWaitFor(DceEventKind.Answer, 1))
            {
                return;
            }
        }

        throw new PeerException("ten rings and no answer");
    }

    /// <summary>Runs the engine for a while, and takes what it told.</summary>
    public void RunFor(double seconds)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        while (Now < end)
        {
            Turn();
        }
    }

    private bool TryWaitFor(DceEventKind kind, double seconds)
    {
        RunFor(seconds);
        while (_events.TryDequeue(out DceEvent e))
        {
            if (e.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private void Turn()
    {
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
        }

        Drain();
    }

    private void Drain()
    {
        byte[] block = new byte[512];
        while (Engine.TryGetTransmit(block, out int length))
        {
            line.Send(block.AsSpan(0, length));
        }

        while (Engine.TryGetEvent(out DceEvent e))
        {
            _events.Enqueue(e);
        }
    }
}
