using System.Text;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

/// <summary>A DTE and a DCE joined by a perfect cable on one virtual clock; the test plays the exchange.</summary>
internal sealed class ModemPair(DteOptions? options = null, bool hasLines = true)
{
    public DteEngine Dte { get; } = new(options ?? new DteOptions());

    public DceEngine Dce { get; } = new();

    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(10);

    public List<DteEvent> DteEvents { get; } = [];

    public List<DceEvent> DceEvents { get; } = [];

    /// <summary>Gets what the modem hands to the line, and what the DTE gets as data.</summary>
    public StringBuilder LineData { get; } = new();

    public StringBuilder DteData { get; } = new();

    /// <summary>Gets or sets what happens to bytes from the modem: noise, silence.</summary>
    public Func<byte[], byte[]> Cable { get; set; } = bytes => bytes;

    public DteEventKind[] Kinds => [.. DteEvents.Select(e => e.Kind)];

    public void Do(Action<DteEngine> action)
    {
        action(Dte);
        Settle();
    }

    public void Exchange(Action<DceEngine> action)
    {
        action(Dce);
        Settle();
    }

    /// <summary>Winds the clock from one due time to the next.</summary>
    public void Wait(double seconds)
    {
        TimeSpan end = Now + TimeSpan.FromSeconds(seconds);
        while (NextDue() is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            Dte.HandleTimeout(Now);
            Dce.HandleTimeout(Now);
            Settle();
        }

        Now = end;
    }

    public ModemPair MakeReady()
    {
        Do(e => e.Initialize(Now));
        Wait(1);
        Assert.Equal(DteState.Ready, Dte.State);
        DteEvents.Clear();
        return this;
    }

    public ModemPair MakeOnline()
    {
        MakeReady();
        Do(e => e.Dial("5551234", Now));
        Wait(1);
        Exchange(e => e.Connect(33600, Now));
        Assert.Equal((DteState.Online, DceState.Online), (Dte.State, Dce.State));
        DteEvents.Clear();
        DceEvents.Clear();
        return this;
    }

    public void ToDce(byte[] bytes)
    {
        int consumed = 0;
        if (!Dce.IsDataState)
        {
            Dce.HandleReceive(bytes, Now, out consumed);
        }

        if (consumed < bytes.Length)
        {
            Dce.ObserveData(bytes.AsSpan(consumed), Now);
            LineData.Append(Encoding.Latin1.GetString(bytes.AsSpan(consumed)));
        }
    }

    private void ToDte(byte[] bytes)
    {
        bytes = Cable(bytes);
        Dte.HandleReceive(bytes, Now, out int consumed);
        Dte.ObserveData(bytes.AsSpan(consumed), Now);
        DteData.Append(Encoding.Latin1.GetString(bytes.AsSpan(consumed)));
    }

    private TimeSpan? NextDue() =>
        Dte.DueAt is not { } dte ? Dce.DueAt : Dce.DueAt is { } dce && dce < dte ? dce : dte;

    private void Settle()
    {
        byte[] chunk = new byte[5];
        bool busy = true;
        for (int rounds = 0; busy; rounds++)
        {
            Assert.True(rounds < 500, "the two talk without end");
            busy = false;
            while (Dte.TryGetLineRequest(out bool dtr))
            {
                if (hasLines)
                {
                    Dce.HandleDtr(dtr, Now);
                }
            }

            if (Dte.TryGetTransmit(chunk, out int written))
            {
                busy = true;
                ToDce(chunk[..written]);
            }

            if (Dce.TryGetTransmit(chunk, out written))
            {
                busy = true;
                ToDte(chunk[..written]);
            }

            if (hasLines)
            {
                Dte.HandleLines(Dce.Dcd, Dce.Ri, true, Now);
            }
        }

        while (Dte.TryGetEvent(out DteEvent e))
        {
            DteEvents.Add(e);
        }

        while (Dce.TryGetEvent(out DceEvent e))
        {
            DceEvents.Add(e);
        }
    }
}
