using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

/// <summary>A null-modem line with a TUN above each end.</summary>
internal sealed class TunLine
{
    public TunLine(
        ulong seed = 1,
        PppOptions? caller = null,
        PppOptions? called = null,
        LinkIpEdgeOptions? callerEdge = null,
        LinkIpEdgeOptions? calledEdge = null)
    {
        Pool = new DiagnosticSlabPool(512, 2048);
        A = new FakeTun(Pool);
        B = new FakeTun(Pool);
        EdgeA = new LinkIpEdge(A, callerEdge ?? new LinkIpEdgeOptions());
        EdgeB = new LinkIpEdge(B, calledEdge ?? new LinkIpEdgeOptions());
        EdgeA.Start();
        EdgeB.Start();
        Line = new DirectLine(seed, caller ?? Caller, called ?? Called, callerEdge: EdgeA, calledEdge: EdgeB);
    }

    /// <summary>Both versions of IP.</summary>
    public static PppOptions Caller => DirectLine.CallerOptions with { Ipv6cp = new PppIpv6cpOptions { InterfaceId = 2 } };

    public static PppOptions Called => DirectLine.CalledOptions with { Ipv6cp = new PppIpv6cpOptions { InterfaceId = 1 } };

    public static Ipv4Address Address1 => DirectLine.Address("10.0.0.1"); // of B, who is called

    public static Ipv4Address Address2 => DirectLine.Address("10.0.0.2"); // of A

    public static UInt128 LinkLocal1 => new(WanIpv6Addresses.LinkLocalPrefix, 1);

    public static UInt128 LinkLocal2 => new(WanIpv6Addresses.LinkLocalPrefix, 2);

    public PinnedSlabPool Pool { get; }

    public FakeTun A { get; }

    public FakeTun B { get; }

    public LinkIpEdge EdgeA { get; }

    public LinkIpEdge EdgeB { get; }

    public DirectLine Line { get; }

    public WanSession SessionA => Line.A.Session!;

    public WanSession SessionB => Line.B.Session!;

    public static PppOptions WithoutIpv4(PppOptions options) => options with { Ipcp = null };

    public static PppOptions WithoutIpv6(PppOptions options) => options with { Ipv6cp = null };

    public TunLine BringUp(bool ipv4 = true, bool ipv6 = true)
    {
        Line.B.Listen();
        Line.A.Dial("");
        Assert.True(
            Line.Loop.RunUntil(() => Is(Line.A.Session, ipv4, ipv6) && Is(Line.B.Session, ipv4, ipv6), DirectLine.Limit),
            Line.Describe());
        return this;
    }

    public void Run() => Line.Loop.Advance(TimeSpan.FromSeconds(1));

    public void HaltAndCheck()
    {
        Line.HaltAndCheck();
        EdgeA.Dispose();
        EdgeB.Dispose();
        Pool.ThrowIfOutstanding();
    }

    private static bool Is(WanSession? session, bool ipv4, bool ipv6) =>
        session is not null && session.IsOpenFor(4) == ipv4 && session.IsOpenFor(6) == ipv6;
}
