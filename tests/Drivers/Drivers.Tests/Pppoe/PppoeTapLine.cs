using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>One station whose far end is a <see cref="PppoeTap"/>.</summary>
internal sealed class PppoeTapLine
{
    public static readonly MacAddress Mac = new(0x0200_0000_0001);
    public static readonly MacAddress Far = new(0x0200_0000_00FA);
    public static readonly MacAddress Other = new(0x0200_0000_0BAD);

    public PppoeTapLine(PppoeMiniportOptions? options = null, ulong seed = 1)
    {
        Loop = new SeededLoop(seed);
        Pool = new DiagnosticSlabPool(512, 2048);
        LinkRegistry links = new LinkRegistry().Add(new LoopLinkFactory());
        ILink Open(IEventLoop loop)
        {
            Changing = new ChangingLink(links.Open("loop:tap?kind=frames&queue=4096", loop, Pool));
            return Changing;
        }

        S = new PppoeStation("S", Loop, Open, (options ?? new()) with { Address = Mac }, Ppp, (int)seed, diagnostic: true, sendBuffers: 64);
        Tap = new PppoeTap(links.Open("loop:tap?kind=frames&queue=4096", Loop, Pool), Loop, Pool);
        S.Start();
        _ = Loop.RunUntilIdle();
    }

    public SeededLoop Loop { get; }

    public DiagnosticSlabPool Pool { get; }

    public PppoeStation S { get; }

    public PppoeTap Tap { get; }

    public ChangingLink Changing { get; private set; } = null!;

    public PppoeMiniportStatistics Statistics => S.Miniport.Statistics;

    /// <summary>Gets the session as the far end sends in it.</summary>
    public PppoeSessionAddress FromTap => new(Far, Mac, default, Tap.Host?.Session?.Address.SessionId ?? 7);

    /// <summary>A host's session at the station is through.</summary>
    public void HostCalls()
    {
        S.Listen();
        _ = Tap.Call(Far);
        Run(() => Tap.Host!.State == PppoeHostState.Open && S.Miniport.SessionsOpen == 1);
    }

    /// <summary>The station's call to the tap's concentrator is through.</summary>
    public void StationCalls(ushort sessionId = 7)
    {
        PppoeConcentrator concentrator = Tap.Concentrator ?? Tap.Serve(Far);
        int events = Tap.ConcentratorEvents.Count;
        _ = S.Dial();
        Run(() => Tap.ConcentratorEvents.Count > events);
        _ = concentrator.Accept(Tap.ConcentratorEvents[^1].Request!, sessionId);
        Tap.Pump();
        Run(() => S.Call.State == Framework.Contracts.LineCallState.Connected);
    }

    public void Run(Func<bool> until) => Assert.True(
        Loop.RunUntil(until, PppoeLine.Limit),
        $"calls {string.Join(' ', S.Calls.Select(c => $"{c.State} {c.Status}"))}, {Statistics}, {S.Miniport.LastFailure}, fault {S.Adapter.Fault}");

    public void Settle() => Loop.Advance(TimeSpan.FromMilliseconds(10));

    public void HaltAndCheck()
    {
        S.Halt();
        Run(() => S.IsHalted);
        Tap.Close();
        _ = Loop.RunUntilIdle();
        S.AssertNothingLeft();
        Pool.ThrowIfOutstanding();
    }

    private static PppOptions Ppp(UserCoNdis.Drivers.NdisWan.WanSession session) => new() { Ipcp = new PppIpcpOptions { AcceptAssignedAddress = true } };
}
