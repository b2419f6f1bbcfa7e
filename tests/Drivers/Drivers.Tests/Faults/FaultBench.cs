using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>One machine, two modem or PPPoE adapters cabled to each other, the real drivers above; whatever can fail passes a
/// <see cref="FaultPlan"/>. The verifier enforces.</summary>
internal sealed class FaultBench
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly FaultPlan _plan;
    private readonly LinkRegistry _links = new LinkRegistry().Add(new LoopLinkFactory());
    private readonly PinnedSlabPool _pool = new(256, 4096);

    private readonly bool _isPppoe;

    public FaultBench(FaultPlan plan, ulong seed, bool isPppoe = false)
    {
        _plan = plan;
        _isPppoe = isPppoe;
        Loop = new SeededLoop(seed);
        Host = new NdisHost(Loop, new NdisHostOptions { Verifier = VerifierMode.Enforce });
        Proxy = new NdProxyDriver();
        Wan = new NdisWanDriver(
            adapter => Host.LoopFor(adapter, NdisWanDriver.DriverName),
            new NdisWanOptions
            {
                PppFor = session => session.AdapterName[0] == 'A' ? DirectLine.CallerOptions : DirectLine.CalledOptions,
                EdgeFactory = () => new FaultEdge(new IpEndpoint(Loop), plan),
                DiagnosticBuffers = true,
            },
            new TestRandom((int)seed));
        Guard("NDISWAN", Wan.Buffers, Wan.Lists);
        Host.RegisterProtocol(FaultyDriver.Before<IProxyRoles>(Proxy, plan));
        Host.RegisterProtocol(FaultyDriver.Before<ICoClient>(Wan, plan));
        A = Add("A", "first");
        B = Add("B", "first");
        _ = Loop.RunUntilIdle();
    }

    public SeededLoop Loop { get; }

    public NdisHost Host { get; }

    public NdProxyDriver Proxy { get; }

    public NdisWanDriver Wan { get; }

    public FaultPort A { get; private set; }

    public FaultPort B { get; private set; }

    public void Await(Func<bool> condition, string what) =>
        Assert.True(Loop.RunUntil(condition, s_limit), $"{what} never came: {Describe()}");

    /// <summary>Dials; the call comes up, or both ends tell that it does not.</summary>
    /// <returns>How many pings came back at A and at B; null: it did not come up.</returns>
    public (int AtA, int AtB)? Call()
    {
        B.Listen();
        A.Dial();
        Await(() => (A.IsUp && B.IsUp) || (A.IsIdle && B.IsIdle), "the call's outcome");
        return A.Ping("10.0.0.1") is { } atA && B.Ping("10.0.0.2") is { } atB ? (atA.Received, atB.Received) : null;
    }

    public void End(CallEnding ending)
    {
        bool ended = false;
        switch (ending)
        {
            case CallEnding.DropByCaller:
                _ = A.Call?.Drop();
                ended = true;
                break;
            case CallEnding.DropByCalled:
                _ = B.Call?.Drop();
                ended = true;
                break;
            case CallEnding.LineClose when A.Line is { } line:
                line.Close(() => ended = true);
                break;
            case CallEnding.SessionClose:
                Proxy.CloseSession(() => ended = true);
                break;
            case CallEnding.Unplug:
                A.Link.Close();
                ended = true;
                break;
            case CallEnding.LineClose:
            case CallEnding.Halt:
            default:
                ended = true;
                break;
        }

        Await(() => ended, $"the end by {ending}");
        if (ending != CallEnding.Halt)
        {
            Await(() => A.IsIdle && B.IsIdle, $"the calls' end by {ending}");
        }
    }

    /// <summary>Everything is given back, and who is not meant to fail has not.</summary>
    public void HaltAndCheck()
    {
        A.Halt();
        B.Halt();
        Await(() => A.IsHalted && B.IsHalted, "the end of the halts");
        Loop.Advance(TimeSpan.FromSeconds(5));
        Assert.True(A.IsIdle && B.IsIdle, Describe());
        Assert.Empty(Host.DescribeLeaks());
        Assert.Empty(Host.Violations);
        Assert.Empty(Wan.Sessions);
        Wan.ThrowIfOutstanding();
        A.Check();
        B.Check();
        _pool.ThrowIfOutstanding();
    }

    /// <summary>The devices are plugged in anew; from now on nothing fails.</summary>
    public void StartAgain()
    {
        _plan.IsOver = true;
        Proxy.OpenSession();
        A = Add("A2", "second");
        B = Add("B2", "second");
        _ = Loop.RunUntilIdle();
    }

    public string Describe() => string.Join('\n', new[] { A, B }.Select(p =>
        $"{p.Name} {p.Adapter.State}: call {p.Call?.State} {p.Call?.Status}, outcome {p.Outcome}, "
        + $"link {p.Session?.State} {p.Session?.Phase} {p.Session?.Counters}, halted {p.IsHalted}, fault {p.Adapter.Fault}"))
        + "\n" + string.Join("; ", Host.DescribeLeaks());

    private FaultPort Add(string name, string cable)
    {
        IEventLoop guarded = Host.LoopFor(name, _isPppoe ? PppoeMiniport.DriverName : ModemMiniport.DriverName);
        string uri = _isPppoe ? $"loop:{cable}?kind=frames" : $"loop:{cable}";
        FaultLink link = new(_links.Open(uri, guarded, _pool), guarded, name, _plan);
        IMcmMiniport miniport = _isPppoe ? NewPppoe(name, link, guarded, out Action check) : NewModem(name, link, guarded, out check);
        NdisAdapter adapter = Host.AddAdapter(name, FaultyDriver.Before<IMcmMiniport>(miniport, _plan));
        FaultPort port = new(this, name, link, check, adapter);
        port.Start();
        return port;
    }

    private ModemMiniport NewModem(string name, ILink link, IEventLoop loop, out Action check)
    {
        ModemMiniport modem = new(link, loop, new ModemOptions { Direct = true, DiagnosticBuffers = true });
        Guard($"{name} sends", modem.SendBlocks, null);
        Guard($"{name} receives", modem.ReceiveBlocks, modem.ReceiveLists);
        check = modem.ThrowIfOutstanding;
        return modem;
    }

    private PppoeMiniport NewPppoe(string name, ILink link, IEventLoop loop, out Action check)
    {
        PppoeMiniportOptions options = new()
        {
            Address = new(0x0200_0000_0000UL + name[0]),
            Random = new TestRandom(name[0]),
            DiagnosticBuffers = true,
        };
        PppoeMiniport pppoe = new(link, loop, options);
        Guard($"{name} discovery", pppoe.DiscoveryBlocks, pppoe.ReceiveLists);
        check = pppoe.ThrowIfOutstanding;
        return pppoe;
    }

    // An empty pool has blocks out, and who has them makes room when they come back: so only such a rent fails.
    private void Guard(string name, PinnedSlabPool blocks, NetBufferListPool? lists)
    {
        ((DiagnosticSlabPool)blocks).Refuse = () => blocks.Outstanding > 0 && _plan.Hit($"{name} rent");
        if (lists is not null)
        {
            lists.Refuse = () => _plan.Hit($"{name} list");
        }
    }
}
