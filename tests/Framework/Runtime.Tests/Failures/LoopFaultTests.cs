using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A driver throws where no callback of NDIS is around it: its adapter fails, the loop and the other adapter go on.</summary>
public sealed class LoopFaultTests
{
    private static readonly Action s_throw = static () => throw new TimeZoneNotFoundException("planted");

    [Fact]
    public void Timer_Throws_FailsOnlyItsAdapter() => Check(
        (f, loop) =>
        {
            ILoopTimer timer = loop.CreateTimer(s_throw);
            timer.Arm(loop.Now + TimeSpan.FromSeconds(1));
            f.Loop.Advance(TimeSpan.FromSeconds(2));
        },
        "MCM threw in its timer");

    [Fact]
    public void PostedWork_Throws_FailsOnlyItsAdapter() =>
        Check(static (_, loop) => loop.Post(s_throw), "MCM threw in its posted work");

    [Fact]
    public void HandleReceiveOfALink_Throws_FailsOnlyItsAdapter() => Check(
        static (f, loop) =>
        {
            PinnedSlabPool pool = new(4, 64);
            LoopLinkPair pair = new(loop, pool, f.Loop, pool);
            pair.A.Start(new RecordingSink { OnReceive = static _ => s_throw() });
            pair.B.Start(new RecordingSink());
            Assert.True(pair.B.TrySend(pool, "x"u8));
            f.Run();
            pair.A.Close();
            f.Run();
            pool.ThrowIfOutstanding();
        },
        "MCM threw in its posted work"); // a loop: link hands over in work that it posts

    [Fact]
    [Trait("Rule", "R021")]
    public void LinkCallback_BreaksARule_FailsOnlyItsAdapter() => Check(
        static (f, loop) => loop.Post(() => f.Mcm.Adapter!.RegisterAddressFamilyEx(new(CoAddressFamily.Tapi, 1, 0))),
        "MCM broke R021 in NdisMCmRegisterAddressFamilyEx",
        typeof(ContractViolationException));

    [Fact]
    public void ProtocolsTimer_Throws_FailsOnlyTheAdapterItWasOf()
    {
        using NdisFixture f = new NdisFixture().Start();
        NdisAdapter other = f.Host.AddAdapter("B", new ScriptedMcm(f.Loop, "OTHER"));
        Assert.Equal(NdisStatus.Success, other.Start());
        f.Run();
        _ = f.Connect();
        ILoopTimer timer = f.Host.LoopFor("A", f.Client.Name).CreateTimer(s_throw);
        timer.Arm(f.Loop.Now);
        f.Run();

        Assert.Equal("CLIENT threw in its timer", f.Adapter.FaultOrigin);
        Assert.DoesNotContain(f.Host.DescribeLeaks(), l => l.StartsWith("A:", StringComparison.Ordinal));
        Assert.Equal(AdapterState.Running, other.State);
        ScriptedCall call = f.Client.Dial(f.Client.Bindings.Single(b => b.Handle.AdapterName == "B"));
        f.Run();
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
    }

    [Fact]
    public void Timer_ThrowsBeforeItsAdapterExists_ReachesTheLoop()
    {
        using NdisFixture f = new();
        f.Host.LoopFor("nobody's", "MCM").Post(s_throw);

        _ = Assert.Throws<TimeZoneNotFoundException>(f.Run);
    }

    [Fact]
    public void PostedWork_OfTwoLoops_RunsInItsOrder()
    {
        using NdisFixture f = new();
        IEventLoop a = f.Host.LoopFor("A", "MCM");
        IEventLoop b = f.Host.LoopFor("A", "CLIENT");
        List<int> order = [];
        a.Post(() => order.Add(1));
        f.Loop.Post(() => order.Add(2));
        b.Post(() => order.Add(3));
        a.Post(() => order.Add(4));
        f.Run();

        Assert.Equal([1, 2, 3, 4], order);
    }

    [Fact]
    public void TimersAndPosts_ThousandTimes_AllocateNothing()
    {
        using NdisFixture f = new();
        IEventLoop loop = f.Host.LoopFor("A", "MCM");
        int fired = 0;
        Action work = () => fired++;
        ILoopTimer timer = loop.CreateTimer(work);
        Run(100);

        Assert.Equal(0, Allocations.Least(() => Run(1000)));
        Assert.Equal(6200, fired);

        void Run(int times)
        {
            for (int i = 0; i < times; i++)
            {
                timer.Arm(loop.Now);
                loop.Post(work);
                f.Run();
            }
        }
    }

    private static void Check(Action<NdisFixture, IEventLoop> trouble, string origin, Type? fault = null)
    {
        using NdisFixture f = new NdisFixture().Start();
        NdisAdapter other = f.Host.AddAdapter("B", new ScriptedMcm(f.Loop, "OTHER"));
        Assert.Equal(NdisStatus.Success, other.Start());
        f.Run();
        ScriptedBinding binding = f.Client.Bindings.Single(b => b.Handle.AdapterName == "A");
        ScriptedCall connected = f.Client.Dial(binding);
        f.Run();
        f.Mcm.CompletesSendsAtOnce = false;
        f.Client.Send(connected, "x"u8);
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedCall waiting = f.Client.Dial(binding);
        f.Mcm.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        _ = binding.Handle.OidRequest(null, new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[4]));
        f.Run();
        Assert.Equal(ScriptedCallPhase.Proceeding, waiting.Phase);

        trouble(f, f.Host.LoopFor("A", f.Mcm.Name));
        f.Run();

        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        Assert.Equal(origin, f.Adapter.FaultOrigin);
        Assert.IsType(fault ?? typeof(TimeZoneNotFoundException), f.Adapter.Fault);
        Assert.True(waiting.MakeCallStatus is { IsFailure: true }, $"{waiting.MakeCallStatus}");
        Assert.Equal(ScriptedCallPhase.Ended, connected.Phase);
        Assert.True(Assert.Single(f.Client.SendStatuses).IsFailure);
        Assert.True(Assert.Single(f.Client.OidsCompleted).Status.IsFailure);
        Assert.DoesNotContain(f.Host.DescribeLeaks(), l => l.StartsWith("A:", StringComparison.Ordinal));

        Assert.Equal(AdapterState.Running, other.State);
        ScriptedCall call = f.Client.Dial(f.Client.Bindings.Single(b => b.Handle.AdapterName == "B"));
        f.Run();
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
    }
}
