using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>Contract 4.20, 4.21, T48: how telephony on an adapter ends, and begins again.</summary>
public sealed class SessionSequenceTests
{
    [Fact]
    public void Session_ClosedByTheUpperLayer_MayBeginAgain()
    {
        TapiBench bench = new();
        Pbx a = bench.Add("A");
        Pbx b = bench.Add("B");
        TapiLine old = bench.Line;
        _ = bench.Bridge(bench.Dial());
        bool closed = false;
        bench.Proxy.CloseSession(() => closed = true);
        bench.Run();
        Assert.True(closed);
        Assert.Empty(bench.Proxy.Lines);
        Assert.Empty(a.Mcm.Afs); // R322
        Assert.Empty(b.Mcm.Afs);
        Assert.Equal(NdisStatus.TapiInvalLineState, old.Open(LineCallPrivilege.None));

        bench.Proxy.OpenSession();
        bench.Run();
        Assert.Equal(2, bench.Proxy.Lines.Count);
        _ = bench.Bridge(bench.Dial());
        Assert.Equal(["CM", "LINE 0", "ADDRESS 0.0", "CM", "LINE 0", "ADDRESS 0.0"], a.Asked); // R325
        bench.HaltAndCheck();
    }

    [Fact]
    public void Halt_WithCallsInEveryState_EndsThemAll()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(addresses: [1, 1]);
        _ = bench.Proxy.Lines[1].Open(LineCallPrivilege.Owner);
        TapiCall? offered = null;
        bench.Proxy.Lines[1].CallOffered += call => offered = call;
        _ = pbx.Mcm.Offer(pbx.Mcm.Saps[0], Pbx.Incoming(1, ""));
        TapiCall bridged = bench.Dial();
        WanSessionEnd end = new(bench.Bridge(bridged));
        TapiCall connected = bench.Dial();
        pbx.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        TapiCall proceeding = bench.Dial();
        Assert.Equal(LineCallState.Proceeding, proceeding.State);

        bench.HaltAndCheck();
        Assert.All(
            new[] { offered!, bridged, connected, proceeding }, call => Assert.Equal(LineCallState.Idle, call.State));
        Assert.True(end.IsDown); // T48: NDPROXY passed it on
        Assert.Equal("A closed", bench.Sessions[^1]);
    }

    [Fact]
    public void Reconfiguration_EndsTheSession_AndTheNextStartEnumeratesAnew()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        TapiCall call = bench.Dial();
        WanSessionEnd end = new(bench.Bridge(call));
        foreach (ScriptedMcmVc vc in pbx.Mcm.Vcs)
        {
            pbx.Mcm.HangUp(vc, NdisStatus.Failure);
        }

        pbx.Mcm.NotifyClose();
        bench.Run();
        Assert.Equal((LineCallState.Idle, true), (call.State, end.IsDown));
        Assert.Empty(bench.Proxy.Lines);
        Assert.Empty(pbx.Mcm.Afs);

        bool halted = false;
        bench.Adapter.Halt(() => halted = true);
        bench.Run();
        Assert.True(halted);
        Pbx next = bench.Add("A2", [1, 1, 1]);
        Assert.Equal(3, bench.Proxy.Lines.Count);
        Assert.Equal("CM", next.Asked[0]);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Unbind_AfterTheSessionClosed_GivesTheFamilyAboveBack()
    {
        TapiBench bench = new();
        _ = bench.Add();
        bench.Proxy.CloseSession();
        bench.Run();
        bool unbound = false;
        bench.Adapter.UnbindProtocols(() => unbound = true);
        bench.Run();
        Assert.True(unbound);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Adapter_Halted_LeavesTheOthersAlone()
    {
        TapiBench bench = new();
        _ = bench.Add("A");
        _ = bench.Add("B");
        TapiCall onB = bench.Dial(bench.Proxy.Lines[1]);
        _ = bench.Bridge(onB);
        bool halted = false;
        bench.Adapter.Halt(() => halted = true);
        bench.Run();
        Assert.True(halted);
        Assert.Equal("B", Assert.Single(bench.Proxy.Lines).AdapterName);
        Assert.True(onB.IsBridged);
        bench.HaltAndCheck();
    }

    /// <summary>Remembers that a link ended.</summary>
    private sealed class WanSessionEnd
    {
        public WanSessionEnd(WanSession session) => session.Down += (_, _) => IsDown = true;

        public bool IsDown { get; private set; }
    }
}
