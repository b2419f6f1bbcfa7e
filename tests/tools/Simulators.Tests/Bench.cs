using UserCoNdis.TestKit;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Simulators.Tests;

/// <summary>DTEs, each with a modem, on one exchange, in virtual time. Ends by closing all and looking for leaks.</summary>
internal sealed class Bench : IDisposable
{
    private readonly List<PinnedSlabPool> _pools = [];
    private readonly LoopWiring _wiring;

    public Bench(ulong seed, LoopWiring wiring = LoopWiring.Dce, ExchangeOptions? exchange = null)
    {
        _wiring = wiring;
        Loop = new SeededLoop(seed);
        Bank = new ModemBank(Loop, exchange);
    }

    public SeededLoop Loop { get; }

    public ModemBank Bank { get; }

    public Exchange Exchange => Bank.Exchange;

    public List<Dte> Dtes { get; } = [];

    public Dte A => Dtes[0];

    public Dte B => Dtes[1];

    /// <summary>Runs a test of two ready modems with several seeds.</summary>
    public static void Run(Action<Bench> test, SubscriberOptions? line = null, LoopWiring wiring = LoopWiring.Dce, int seeds = 8) =>
        Seeds.Run(seeds, seed =>
        {
            using var bench = new Bench(seed, wiring);
            bench.AddReady(line);
            bench.AddReady(line);
            test(bench);
            bench.CloseAll();
        });

    public Dte Add(SubscriberOptions? line = null, DteOptions? options = null, bool diagnostic = true)
    {
        PinnedSlabPool dtePool = diagnostic ? new DiagnosticSlabPool(64, 256) : new PinnedSlabPool(64, 256);
        PinnedSlabPool modemPool = diagnostic ? new DiagnosticSlabPool(16, 512) : new PinnedSlabPool(16, 512);
        _pools.AddRange([dtePool, modemPool]);
        var pair = new LoopLinkPair(
            Loop, dtePool, Loop, modemPool, new LoopLinkOptions { Wiring = _wiring, QueueFrames = 8 });
        var dte = new Dte(Loop, pair.A, dtePool, options);
        _ = Bank.Add(pair.B, line, new ModemSimulatorOptions { Wiring = _wiring });
        Dtes.Add(dte);
        return dte;
    }

    public Dte AddReady(SubscriberOptions? line = null, DteOptions? options = null, bool diagnostic = true)
    {
        Dte dte = Add(line, options, diagnostic);
        dte.Do((e, now) => e.Initialize(now));
        Wait(1);
        Assert.Equal(DteState.Ready, dte.Engine.State);
        dte.Events.Clear();
        dte.Transcript.Clear();
        return dte;
    }

    public string Number(int index) => ModemBank.NumberOf(index);

    public SubscriberLine Line(int index) => Exchange.Find(Number(index))!;

    public void Wait(double seconds) => Loop.Advance(TimeSpan.FromSeconds(seconds));

    public bool WaitFor(Func<bool> condition, double seconds = 60) => Loop.RunUntil(condition, TimeSpan.FromSeconds(seconds));

    /// <summary>A calls B, B answers by ATA; both are online.</summary>
    public void Connect()
    {
        B.Events.Clear();
        A.Dial(Number(1));
        Assert.True(WaitFor(() => B.Kinds.Contains(DteEventKind.Ringing)));
        B.Do((e, now) => Assert.True(e.Answer(now)));
        Assert.True(WaitFor(() => A.Engine.State is DteState.Online && B.Engine.State is DteState.Online));
    }

    /// <summary>Waits until all is over, and says that both ends are ready for the next call.</summary>
    public void AssertIdle()
    {
        Wait(20);
        Assert.All(Dtes, d => Assert.Equal(DteState.Ready, d.Engine.State));
        Assert.All(Bank.Modems, m => Assert.Equal(DceState.Command, m.State));
        Assert.All(Exchange.Lines, l => Assert.True(l.IsFree));
        Assert.All(_pools, p => p.ThrowIfOutstanding());
    }

    public void CloseAll()
    {
        Bank.Dispose();
        Loop.RunUntilIdle();
        Assert.All(Dtes, d => Assert.True(d.IsClosed));
        Assert.All(Bank.Modems, m => Assert.True(m.IsClosed));
        Assert.All(Exchange.Lines, l => Assert.Null(l.Station));
        Wait(60);
        Assert.All(Exchange.Lines, l => Assert.True(l.IsFree));
        Assert.All(_pools, p => p.ThrowIfOutstanding());
        Assert.All(Bank.Modems, m => Assert.Equal(0, m.OutstandingBlocks));
        Assert.Null(Loop.NextDue);
    }

    public void Dispose() => Bank.Dispose();

    public static byte[] Pattern(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
