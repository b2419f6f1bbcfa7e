using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>Two stations on a null-modem line, on one seeded loop.</summary>
internal sealed class DirectLine
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public DirectLine(
        ulong seed = 1,
        PppOptions? caller = null,
        PppOptions? called = null,
        bool diagnostic = true,
        IWanIpEdge? callerEdge = null,
        IWanIpEdge? calledEdge = null)
    {
        Loop = new SeededLoop(seed);
        Pool = diagnostic ? new DiagnosticSlabPool(256, 4096) : new PinnedSlabPool(256, 4096);
        LinkRegistry links = new LinkRegistry().Add(new LoopLinkFactory());
        ILink Open(IEventLoop loop) => links.Open("loop:line", loop, Pool);
        ModemOptions modem = new() { Direct = true };
        A = new Station("A", Loop, Open, caller ?? CallerOptions, modem, (int)seed, diagnostic, callerEdge);
        B = new Station("B", Loop, Open, called ?? CalledOptions, modem, (int)seed + 1000, diagnostic, calledEdge);
        _ = Loop.RunUntilIdle();
    }

    public static PppOptions CallerOptions => new()
    {
        Ipcp = new PppIpcpOptions { AcceptAssignedAddress = true },
    };

    public static PppOptions CalledOptions => new()
    {
        Ipcp = new PppIpcpOptions { LocalAddress = Address("10.0.0.1"), PeerAddress = Address("10.0.0.2"), RequestDns = false },
    };

    public SeededLoop Loop { get; }

    public PinnedSlabPool Pool { get; }

    public ILink LinkA => A.Link;

    public Station A { get; }

    public Station B { get; }

    public static Ipv4Address Address(string text)
    {
        Assert.True(Ipv4Address.TryParse(text, out Ipv4Address address));
        return address;
    }

    public void BringUp()
    {
        B.Listen();
        A.Dial("");
        Assert.True(Loop.RunUntil(() => A.Addresses is not null && B.Addresses is not null, Limit), Describe());
    }

    public PingResult Ping(Station from, string to)
    {
        PingResult? result = null;
        Assert.True(from.Ip.TryPing(new PingOptions(Address(to), 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), r => result = r));
        Assert.True(Loop.RunUntil(() => result is not null, Limit));
        return result!.Value;
    }

    public void HaltAndCheck()
    {
        A.Halt();
        B.Halt();
        Assert.True(Loop.RunUntil(() => A.IsHalted && B.IsHalted, Limit), Describe());
        _ = Loop.RunUntilIdle();
        A.AssertNothingLeft();
        B.AssertNothingLeft();
        Pool.ThrowIfOutstanding();
    }

    public string Describe() => string.Join('\n', new[] { A, B }.Select(s =>
        $"{s.Name} seed {Loop.Seed}: modem {s.Modem.State}, call {s.Call?.State} {s.Call?.Status}, link {s.Session?.State}, "
        + $"phase {s.Session?.Phase}, down {s.Down}, halted {s.IsHalted}, events {string.Join(' ', s.Events.Select(e => e.Kind))}, "
        + $"fault {s.Adapter.Fault}, leaks {string.Join("; ", s.Host.DescribeLeaks())}"));
}
