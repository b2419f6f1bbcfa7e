using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 4.14 and the ends that nobody asked for; then the adapter lives again (4.21).</summary>
public sealed class HaltTests
{
    [Theory]
    [BothShapes(AnswerMode.Sync, true)]
    [BothShapes(AnswerMode.Sync, false)]
    [BothShapes(AnswerMode.Pending, true)]
    [BothShapes(AnswerMode.Pending, false)]
    [BothShapes(AnswerMode.Late, true)]
    [BothShapes(AnswerMode.Late, false)]
    [Trait("Spec", "T14")]
    public void Halt_WithCallsAndFramesInFlight_GivesEverythingBack(Shape shape, AnswerMode mode, bool orderly)
    {
        using ContractFixture f = new ContractFixture(shape).WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        _ = f.Ring();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.KeepsFrames = true;
        f.Client.Send(call, "held"u8);
        f.Receive(call, "kept"u8);
        End(f, orderly);
    }

    [Theory]
    [BothShapes("MiniportPause")]
    [BothShapes("MiniportResetEx")]
    [BothShapes("MiniportRestart")]
    [Trait("Spec", "3.1")]
    public void Halt_WhileSomethingIsUnderWay_WaitsForIt(Shape shape, string held)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        _ = f.Connect();
        if (held == "MiniportRestart")
        {
            f.Adapter.Pause(_ => { });
        }

        f.Edge.Script.Mode(held, AnswerMode.Never);
        Action<Action<NdisStatus>> operation = held switch
        {
            "MiniportPause" => f.Adapter.Pause,
            "MiniportRestart" => f.Adapter.Restart,
            _ => f.Adapter.Reset,
        };
        operation(_ => { });
        bool halted = false;
        f.Adapter.Halt(() => halted = true);
        f.Run();
        Assert.False(halted);
        Assert.False(f.Edge.Script.Saw("MiniportHaltEx"));
        f.Edge.Script.Mode(held, AnswerMode.Sync);
        f.Edge.Script.Release(held);
        f.Run();
        Assert.True(halted);
        f.AssertNothingLeaks();
        Assert.Empty(f.Host.Violations);
    }

    [Theory]
    [BothShapes(true)]
    [BothShapes(false)]
    [Trait("Rule", "R248")]
    public void SurpriseRemoval_InACall_FailsWhatComesAndHaltsInOrder(Shape shape, bool paused)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "in flight"u8);
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        NdisOidRequest held = new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]);
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, held));
        if (paused)
        {
            f.Adapter.Pause(_ => { });
        }

        Assert.Equal(NdisStatus.Success, f.Adapter.SurpriseRemove());
        Assert.Equal([NdisDevicePnPEvent.SurpriseRemoved], f.Edge.DeviceEvents);
        Assert.Equal([(held, NdisStatus.NotAccepted)], f.Client.OidsCompleted);
        Assert.Equal([paused ? NdisStatus.Paused : NdisStatus.Failure], f.Client.SendStatuses);
        NdisOidRequest late = new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]);
        Assert.Equal(NdisStatus.NotAccepted, f.Binding.Handle.OidRequest(null, late));
        f.EndByHalt();
        Assert.Equal(NdisStatus.InvalidState, f.Adapter.SurpriseRemove());
    }

    [Theory]
    [BothShapes]
    [Trait("Spec", "3.1")]
    public void Shutdown_InACall_IsTheLastThatIsHeard(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        _ = f.Connect();
        Assert.Equal(NdisStatus.Success, f.Adapter.Shutdown());
        Assert.Equal(AdapterState.Shutdown, f.Adapter.State);
        Assert.Equal("MiniportShutdownEx", f.Edge.Script.Log[^1]);
        bool halted = false;
        f.Adapter.Halt(() => halted = true);
        NdisStatus? reset = null;
        f.Adapter.Reset(s => reset = s);
        f.Run();
        Assert.True(halted);
        Assert.Equal(NdisStatus.InvalidState, reset);
        Assert.False(f.Edge.Script.Saw("MiniportHaltEx"));
        Assert.Equal(NdisStatus.InvalidState, f.Adapter.Shutdown());
    }

    [Theory]
    [BothShapes(true)]
    [BothShapes(false)]
    [Trait("Spec", "4.21")]
    public void Start_AfterAHalt_GivesAWholeSessionAgain(Shape shape, bool orderly)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        for (int life = 0; life < 3; life++)
        {
            _ = f.Connect();
            _ = f.Ring();
            End(f, orderly);
            Assert.Equal(AdapterState.Halted, f.Adapter.State);
            Assert.Equal(NdisStatus.Success, f.Adapter.Start());
            f.Run();
        }

        End(f, orderly);
    }

    [Theory]
    [BothShapes(AnswerMode.Sync)]
    [BothShapes(AnswerMode.Pending)]
    [Trait("Spec", "4.21")]
    public void Client_UnboundAndBoundAgain_IsOfferedTheFamilyAgain(Shape shape, AnswerMode mode)
    {
        using ContractFixture f = new ContractFixture(shape).WithMode(mode).Start();
        _ = f.Connect();
        bool unbound = false;
        f.Adapter.Unbind("CLIENT", () => unbound = true);
        f.Run();
        Assert.True(unbound);
        Assert.Empty(f.Client.Bindings);
        Assert.Equal(AdapterState.Running, f.Adapter.State);
        f.Adapter.Bind("CLIENT");
        f.Run();
        Assert.Equal(ScriptedCallPhase.Connected, f.Connect().Phase);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Spec", "3.1")]
    public void Start_AfterAFailure_BeginsANewLife(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoStatusEx")
            {
                throw new InvalidOperationException("planted");
            }
        };
        f.Miniport.IndicateStatusEx(null, new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
        Assert.Equal(NdisStatus.InvalidState, f.Adapter.Start()); // it is not taken down yet
        f.Run();
        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        Assert.NotNull(f.Adapter.Fault);

        f.Client.Script.Hook = null;
        f.Client.Bindings.Clear(); // a driver that threw has lost its head; as if it were loaded again
        Assert.Equal(NdisStatus.Success, f.Adapter.Start());
        f.Run();
        Assert.Null(f.Adapter.Fault);
        Assert.Equal(ScriptedCallPhase.Connected, f.Connect().Phase);
        f.EndInOrder();
    }

    private static void End(ContractFixture f, bool orderly)
    {
        if (orderly)
        {
            f.EndInOrder();
        }
        else
        {
            f.EndByHalt();
        }
    }
}
