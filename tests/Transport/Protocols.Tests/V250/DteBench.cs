using System.Text;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

/// <summary>A <see cref="DteEngine"/> on a hand-wound clock, with the modem's part typed by the test.</summary>
internal sealed class DteBench(DteOptions? options = null)
{
    public DteEngine Engine { get; } = new(options ?? new DteOptions());

    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(100);

    public List<DteEvent> Events { get; } = [];

    public List<bool> Dtr { get; } = [];

    public StringBuilder Sent { get; } = new();

    public DteEvent Last => Events[^1];

    /// <summary>Feeds bytes; returns how many the engine left.</summary>
    public int Receive(ReadOnlySpan<byte> bytes)
    {
        Engine.HandleReceive(bytes, Now, out int consumed);
        Drain();
        return bytes.Length - consumed;
    }

    public int Receive(string text) => Receive(Encoding.Latin1.GetBytes(text));

    /// <summary>Winds the clock, stopping at every due time.</summary>
    public void Wait(TimeSpan time)
    {
        Drain();
        TimeSpan end = Now + time;
        int steps = 0;
        while (Engine.DueAt is { } due && due <= end)
        {
            Assert.True(++steps < 1000, "the engine is due again and again without getting anywhere");
            Now = due > Now ? due : Now;
            Engine.HandleTimeout(Now);
            Drain();
        }

        Now = end;
    }

    public void Wait(double seconds) => Wait(TimeSpan.FromSeconds(seconds));

    /// <summary>Does something, then drains the engine.</summary>
    public void Do(Action<DteEngine> action)
    {
        action(Engine);
        Drain();
    }

    public string TakeSent()
    {
        string sent = Sent.ToString();
        Sent.Clear();
        return sent;
    }

    /// <summary>Initialises against a modem that says OK; leaves nothing behind.</summary>
    public DteBench MakeReady()
    {
        Do(e => e.Initialize(Now));
        while (Engine.State is DteState.Initializing)
        {
            Receive("\r\nOK\r\n");
            Wait(0.06);
        }

        Assert.Equal(DteState.Ready, Engine.State);
        return Forget();
    }

    public DteBench MakeOnline()
    {
        MakeReady();
        Do(e => e.Dial("123", Now));
        Receive("\r\nCONNECT 33600\r\n");
        Assert.Equal(DteState.Online, Engine.State);
        return Forget();
    }

    private DteBench Forget()
    {
        Events.Clear();
        Sent.Clear();
        Dtr.Clear();
        return this;
    }

    private void Drain()
    {
        while (Engine.TryGetLineRequest(out bool dtr))
        {
            Dtr.Add(dtr);
        }

        Span<byte> chunk = stackalloc byte[7];
        while (Engine.TryGetTransmit(chunk, out int written))
        {
            Sent.Append(Encoding.Latin1.GetString(chunk[..written]));
        }

        while (Engine.TryGetEvent(out DteEvent @event))
        {
            Events.Add(@event);
        }
    }
}
