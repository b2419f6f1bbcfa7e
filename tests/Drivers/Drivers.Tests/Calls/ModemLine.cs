using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>Two stations, each with a simulated modem, on one exchange and one seeded loop.</summary>
internal sealed class ModemLine
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly List<PinnedSlabPool> _pools = [];

    public ModemLine(
        ulong seed = 1,
        LoopWiring wiring = LoopWiring.Dce,
        SubscriberOptions? called = null,
        SubscriberOptions? caller = null,
        PppOptions? callerPpp = null,
        PppOptions? calledPpp = null)
    {
        Loop = new SeededLoop(seed);
        Bank = new ModemBank(Loop);
        A = Add("A", wiring, caller, callerPpp ?? DirectLine.CallerOptions, (int)seed);
        B = Add("B", wiring, called, calledPpp ?? DirectLine.CalledOptions, (int)seed + 1000);
        Loop.Advance(TimeSpan.FromSeconds(5));
    }

    public SeededLoop Loop { get; }

    public ModemBank Bank { get; }

    public ILink LinkA => A.Link;

    public Station A { get; }

    public Station B { get; }

    public void BringUp()
    {
        B.Listen();
        A.Dial(ModemBank.NumberOf(1));
        Assert.True(Loop.RunUntil(() => A.Addresses is not null && B.Addresses is not null, Limit), Describe());
    }

    public void AwaitIdle() => Assert.True(
        Loop.RunUntil(() => A.Call?.State is null or LineCallState.Idle && B.Call?.State is null or LineCallState.Idle, Limit),
        Describe());

    public void HaltAndCheck()
    {
        A.Halt();
        B.Halt();
        Assert.True(Loop.RunUntil(() => A.IsHalted && B.IsHalted, Limit), Describe());
        Bank.Dispose();
        Loop.Advance(TimeSpan.FromSeconds(1));
        A.AssertNothingLeft();
        B.AssertNothingLeft();
        foreach (PinnedSlabPool pool in _pools)
        {
            pool.ThrowIfOutstanding();
        }
    }

    public string Describe() => string.Join('\n', new[] { A, B }.Select(s =>
        $"{s.Name} seed {Loop.Seed}: modem {s.Modem.State} {s.Modem.LastFailure}, call {s.Call?.State} {s.Call?.Status}, "
        + $"link {s.Session?.State}, phase {s.Session?.Phase}, down {s.Down}, halted {s.IsHalted}, "
        + $"events {string.Join(' ', s.Events.Select(e => e.Kind))}, fault {s.Adapter.Fault}, "
        + $"leaks {string.Join("; ", s.Host.DescribeLeaks())}"))
        + string.Join(' ', Bank.Modems.Select(m => $"\nDCE {m.State}"));

    private Station Add(string name, LoopWiring wiring, SubscriberOptions? line, PppOptions ppp, int seed)
    {
        DiagnosticSlabPool pool = new(64, 4096);
        PinnedSlabPool modemPool = ModemSimulator.CreatePool();
        _pools.Add(pool);
        _pools.Add(modemPool);
        LinkRegistry links = new LinkRegistry().Add(new LoopLinkFactory());
        string uri = wiring switch
        {
            LoopWiring.None => "loop:line?lines=0",
            LoopWiring.NullModem => "loop:line",
            LoopWiring.Dce => "loop:line?lines=dce",
        };
        Station station = new(name, Loop, loop => links.Open(uri, loop, pool), ppp, new ModemOptions(), seed);
        _ = Bank.Add(links.Open(uri, Loop, modemPool), line, new ModemSimulatorOptions { Wiring = wiring });
        return station;
    }
}
