using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Middleware;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A host (A) and a concentrator (B) on one wire and one seeded loop.</summary>
internal sealed class PppoeLine
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    public static readonly MacAddress HostMac = new(0x0200_0000_000A);
    public static readonly MacAddress ConcentratorMac = new(0x0200_0000_000B);

    public PppoeLine(ulong seed = 1, PppoeLineOptions? options = null)
    {
        Options = options ?? new();
        Loop = new SeededLoop(seed);
        Pool = Options.Diagnostic ? new DiagnosticSlabPool(Options.Blocks, 2048) : new PinnedSlabPool(Options.Blocks, 2048);
        LinkRegistry links = new LinkRegistry().Add(new LoopLinkFactory());
        ILink Open(IEventLoop loop) => links.Open($"loop:ether?kind=frames&queue=4096{(Options.Share ? "&share=on" : "")}", loop, Pool);
        A = New("A", loop => Options.Wrap(Open(loop), loop), Options.A with { Address = HostMac }, HostPpp, (int)seed, Options.EdgeA);
        B = New(
            "B", loop => Options.WrapB(Open(loop), loop), Options.B with { Address = ConcentratorMac }, ConcentratorPpp, (int)seed + 1000, Options.EdgeB);
        A.Start();
        B.Start();
        _ = Loop.RunUntilIdle();
    }

    public PppoeLineOptions Options { get; }

    public SeededLoop Loop { get; }

    public PinnedSlabPool Pool { get; }

    public PppoeStation A { get; }

    public PppoeStation B { get; }

    public static Ipv4Address Address(string text)
    {
        Assert.True(Ipv4Address.TryParse(text, out Ipv4Address address));
        return address;
    }

    public void BringUp(string address = "")
    {
        if (!B.Line.IsOpen)
        {
            B.Listen();
        }

        int up = A.Up + 1;
        _ = A.Dial(address);
        Run(() => A.Up == up && B.Up == up);
    }

    public void Run(Func<bool> until) => Assert.True(Loop.RunUntil(until, Limit), Describe());

    public PingResult Ping(WanSession from, Ipv4Address to, int count = 3)
    {
        PingResult? result = null;
        IpEndpoint ip = (IpEndpoint)from.Edge!;
        Assert.True(ip.TryPing(new PingOptions(to, count, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), r => result = r));
        Run(() => result is not null);
        return result!.Value;
    }

    /// <summary>Halts what is not being halted yet.</summary>
    public void HaltAndCheck()
    {
        A.Halt();
        B.Halt();
        Run(() => A.IsHalted && B.IsHalted);
        _ = Loop.RunUntilIdle();
        A.AssertNothingLeft();
        B.AssertNothingLeft();
        Pool.ThrowIfOutstanding();
    }

    public string Describe() => string.Join('\n', new[] { A, B }.Select(s =>
        $"{s.Name} seed {Loop.Seed}: calls {string.Join(' ', s.Calls.Select(c => $"{c.State} {c.Status}"))}, "
        + $"sessions {s.Miniport.SessionsOpen}, {s.Miniport.Statistics}, {s.Miniport.LastFailure}, "
        + $"links {string.Join(' ', s.Sessions.Select(w => $"{w.State} {w.Phase}"))}, halted {s.IsHalted}, "
        + $"fault {s.Adapter.Fault}, leaks {string.Join("; ", s.Host.DescribeLeaks())}"));

    private static PppOptions HostPpp(WanSession session) => new() { Ipcp = new PppIpcpOptions { AcceptAssignedAddress = true } };

    private PppoeStation New(
        string name,
        Func<IEventLoop, ILink> open,
        PppoeMiniportOptions options,
        Func<WanSession, PppOptions> ppp,
        int seed,
        IWanIpEdge? edge) =>
        new(name, Loop, open, options, session => Options.Ppp(ppp(session)), seed, Options.Diagnostic, Options.SendBuffers, edge);

    private uint _given;

    private PppOptions ConcentratorPpp(WanSession session) => new()
    {
        Ipcp = new PppIpcpOptions
        {
            LocalAddress = Address("10.0.0.1"),
            PeerAddress = new Ipv4Address(Address("10.1.0.0").Value + ++_given),
            RequestDns = false,
        },
    };
}
