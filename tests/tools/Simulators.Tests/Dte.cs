using System.Text;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Simulators.Tests;

/// <summary>A terminal with our own <see cref="DteEngine"/> in it, on one end of a loop link; the modem is on the other.</summary>
internal sealed class Dte : ILinkSink
{
    private readonly SeededLoop _loop;
    private readonly ILoopTimer _timer;
    private readonly Queue<byte[]> _unsent = new();
    private readonly List<byte> _received = [];

    public Dte(SeededLoop loop, ILink link, PinnedSlabPool pool, DteOptions? options)
    {
        (_loop, Link, Pool) = (loop, link, pool);
        Engine = new DteEngine(options ?? new DteOptions());
        _timer = loop.CreateTimer(() =>
        {
            Engine.HandleTimeout(_loop.Now);
            Drain();
        });
        link.Start(this);
        TellLines();
    }

    public DteEngine Engine { get; }

    public ILink Link { get; }

    public PinnedSlabPool Pool { get; }

    public List<(TimeSpan At, DteEvent Event)> Events { get; } = [];

    /// <summary>Gets when RI went on and off.</summary>
    public List<(TimeSpan At, bool On)> Bell { get; } = [];

    /// <summary>Gets all bytes, commands' results included, as text.</summary>
    public StringBuilder Transcript { get; } = new();

    public byte[] Received => [.. _received];

    public int ReceivedCount => _received.Count;

    public TimeSpan LastReceivedAt { get; private set; }

    /// <summary>Gets how many chunks the link would not take yet.</summary>
    public int UnsentChunks => _unsent.Count;

    public bool IsClosed { get; private set; }

    /// <summary>Gets or sets whether received data is kept.</summary>
    public bool KeepsData { get; set; } = true;

    public DteEventKind[] Kinds => [.. Events.Select(e => e.Event.Kind)];

    public (TimeSpan At, DteEvent Event) Last => Events[^1];

    public void Do(Action<DteEngine, TimeSpan> action)
    {
        action(Engine, _loop.Now);
        Drain();
    }

    public void Dial(string number) => Do((e, now) => Assert.True(e.Dial(number, now)));

    public void Send(byte[] data)
    {
        foreach (byte[] chunk in data.Chunk(Pool.BlockSize))
        {
            _unsent.Enqueue(chunk);
        }

        SendUnsent();
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (LinkFrame frame in frames)
        {
            Take(frame.Span);
            frame.Lease.Return();
        }

        Drain();
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }

        SendUnsent();
    }

    public void HandleWritable() => SendUnsent();

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        if ((changed & ModemLines.Ri) != ModemLines.None)
        {
            Bell.Add((_loop.Now, (lines & ModemLines.Ri) != ModemLines.None));
        }

        TellLines();
        Drain();
    }

    public void HandleClosed(LinkException? cause)
    {
        IsClosed = true;
        _timer.Dispose();
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        Transcript.Append(Encoding.Latin1.GetString(bytes));
        int consumed = 0;
        if (!Engine.IsDataState)
        {
            Engine.HandleReceive(bytes, _loop.Now, out consumed);
        }

        if (consumed < bytes.Length)
        {
            Engine.ObserveData(bytes[consumed..], _loop.Now);
            LastReceivedAt = _loop.Now;
            if (KeepsData)
            {
                _received.AddRange(bytes[consumed..]);
            }
        }
    }

    private void TellLines()
    {
        ModemLines? lines = Link.Lines?.Current;
        ModemLines supported = Link.Lines?.Supported ?? ModemLines.None;
        bool? Is(ModemLines line) => (supported & line) == ModemLines.None ? null : (lines & line) != ModemLines.None;
        Engine.HandleLines(Is(ModemLines.Dcd), Is(ModemLines.Ri), Is(ModemLines.Dsr), _loop.Now);
    }

    private void Drain()
    {
        if (IsClosed)
        {
            return;
        }

        while (Engine.TryGetLineRequest(out bool dtr))
        {
            Link.Lines?.Set(ModemLines.Dtr, dtr ? ModemLines.Dtr : ModemLines.None);
        }

        Span<byte> text = stackalloc byte[64];
        while (Engine.TryGetTransmit(text, out int written))
        {
            Send(text[..written].ToArray());
        }

        while (Engine.TryGetEvent(out DteEvent @event))
        {
            Events.Add((_loop.Now, @event));
        }

        if (Engine.DueAt is { } due)
        {
            _timer.Arm(due);
        }
        else
        {
            _timer.Cancel();
        }
    }

    private void SendUnsent()
    {
        while (!IsClosed && _unsent.TryPeek(out byte[]? chunk) && TestKit.LinkSend.TrySend(Link, Pool, chunk))
        {
            _ = _unsent.Dequeue();
        }
    }
}
