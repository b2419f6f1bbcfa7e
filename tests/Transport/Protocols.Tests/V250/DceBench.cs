using System.Text;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

/// <summary>A <see cref="DceEngine"/> on a hand-wound clock; the test is its DTE and its exchange.</summary>
internal sealed class DceBench
{
    private readonly StringBuilder _sent = new();

    public DceEngine Engine { get; } = new();

    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(50);

    public List<DceEvent> Events { get; } = [];

    /// <summary>Types to the modem; returns how many bytes were left to the call.</summary>
    public int Type(ReadOnlySpan<byte> bytes)
    {
        if (Engine.IsDataState)
        {
            Engine.ObserveData(bytes, Now);
        }

        Engine.HandleReceive(bytes, Now, out int consumed);
        Drain();
        return bytes.Length - consumed;
    }

    public int Type(string text) => Type(Encoding.Latin1.GetBytes(text));

    /// <summary>Types a line with echo off, and returns the answer.</summary>
    public string Ask(string line)
    {
        _ = TakeSent();
        Type(line + "\r");
        return TakeSent();
    }

    public void Do(Action<DceEngine> action)
    {
        action(Engine);
        Drain();
    }

    public void Wait(double seconds)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        while (Engine.DueAt is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            Engine.HandleTimeout(Now);
            Drain();
        }

        Now = end;
    }

    public string TakeSent()
    {
        string sent = _sent.ToString();
        _sent.Clear();
        return sent;
    }

    public DceBench MakeOnline()
    {
        Ask("ATE0");
        Ask("ATD1");
        Do(e => e.Connect(33600, Now));
        Events.Clear();
        _ = TakeSent();
        return this;
    }

    private void Drain()
    {
        Span<byte> chunk = stackalloc byte[9];
        while (Engine.TryGetTransmit(chunk, out int written))
        {
            _sent.Append(Encoding.Latin1.GetString(chunk[..written]));
        }

        while (Engine.TryGetEvent(out DceEvent @event))
        {
            Events.Add(@event);
        }
    }
}
