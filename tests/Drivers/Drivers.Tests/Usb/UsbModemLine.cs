using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Drivers.Tests.Usb;

/// <summary>A station (A) with a CDC-ACM modem, one (B) with a modem on a serial cable, one exchange and one seeded loop.</summary>
internal sealed class UsbModemLine
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly PinnedSlabPool[] _pools;

    public UsbModemLine(ulong seed = 1)
    {
        Loop = new SeededLoop(seed);
        Bank = new ModemBank(Loop);
        DiagnosticSlabPool poolA = new(64, 4096);
        DiagnosticSlabPool poolB = new(64, 4096);
        PinnedSlabPool modemPoolA = ModemSimulator.CreatePool();
        PinnedSlabPool modemPoolB = ModemSimulator.CreatePool();
        _pools = [poolA, poolB, modemPoolA, modemPoolB];
        Gadget = new AcmGadget(Loop, modemPoolA);
        Context.Plug(Gadget.Device);
        _ = Bank.Add(Gadget.Link, options: new ModemSimulatorOptions { Wiring = LoopWiring.Dce });
        LinkRegistry links = new LinkRegistry().Add(new LoopLinkFactory()).Add(new UsbLinkFactory(() => Context));
        A = new Station("A", Loop, loop => links.Open("usb:1d6b:0104", loop, poolA), DirectLine.CallerOptions, new ModemOptions(), (int)seed);
        B = new Station(
            "B", Loop, loop => links.Open("loop:line?lines=dce", loop, poolB), DirectLine.CalledOptions, new ModemOptions(), (int)seed + 1000);
        _ = Bank.Add(links.Open("loop:line?lines=dce", Loop, modemPoolB), options: new ModemSimulatorOptions { Wiring = LoopWiring.Dce });
        Loop.Advance(TimeSpan.FromSeconds(5));
    }

    public SeededLoop Loop { get; }

    public SimulatedUsbContext Context { get; } = new();

    public AcmGadget Gadget { get; }

    public ModemBank Bank { get; }

    public Station A { get; }

    public Station B { get; }

    public void BringUp()
    {
        B.Listen();
        A.Dial(ModemBank.NumberOf(1));
        Run(() => A.Addresses is not null && B.Addresses is not null);
    }

    public void Unplug()
    {
        if (Gadget.Device.IsPlugged)
        {
            Context.Unplug(Gadget.Device);
        }
    }

    public void Run(Func<bool> until) => Assert.True(Loop.RunUntil(until, Limit), Describe());

    public void AwaitIdle() => Run(() => A.Call?.State is null or LineCallState.Idle && B.Call?.State is null or LineCallState.Idle);

    public void HaltAndCheck()
    {
        A.Halt();
        B.Halt();
        Run(() => A.IsHalted && B.IsHalted);
        Bank.Dispose();
        Loop.Advance(TimeSpan.FromSeconds(1));
        A.AssertNothingLeft();
        B.AssertNothingLeft();
        Gadget.Device.ThrowIfHeld();
        foreach (PinnedSlabPool pool in _pools)
        {
            pool.ThrowIfOutstanding();
        }
    }

    public string Describe() => string.Join('\n', new[] { A, B }.Select(s =>
        $"{s.Name} seed {Loop.Seed}: modem {s.Modem.State} {s.Modem.LastFailure}, call {s.Call?.State} {s.Call?.Status}, "
        + $"link {s.Session?.State}, phase {s.Session?.Phase}, down {s.Down}, halted {s.IsHalted}, fault {s.Adapter.Fault}, "
        + $"leaks {string.Join("; ", s.Host.DescribeLeaks())}"))
        + string.Join(' ', Bank.Modems.Select(m => $"\nDCE {m.State}"));
}
