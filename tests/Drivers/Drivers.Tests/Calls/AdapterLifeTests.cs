using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>Pause, reset, removal and shutdown of a modem adapter with PPP up on it (contract 3.1, 3.11).</summary>
public sealed class AdapterLifeTests
{
    [Fact]
    [Trait("Spec", "T36")]
    public void Pause_WithPppUp_StopsDataAndKeepsTheLink()
    {
        DirectLine line = new();
        line.BringUp();
        Assert.Equal(3, line.Ping(line.A, "10.0.0.1").Received);
        Assert.Equal(NdisStatus.Success, Wait(line, line.A.Adapter.Pause));
        Assert.Equal(0, line.Ping(line.B, "10.0.0.2").Received);
        Assert.Equal(LineCallState.Connected, line.A.Call!.State);
        Assert.Equal(NdisStatus.Success, Wait(line, line.A.Adapter.Restart));
        Assert.Equal(3, line.Ping(line.A, "10.0.0.1").Received);
        Assert.Equal(3, line.Ping(line.B, "10.0.0.2").Received);
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R270")]
    [Trait("Rule", "R271")]
    public void Reset_WithPppUp_KeepsTheLink()
    {
        DirectLine line = new();
        line.BringUp();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(NdisStatus.Success, Wait(line, line.A.Adapter.Reset));
            Assert.Equal(3, line.Ping(line.A, "10.0.0.1").Received);
        }

        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    [Trait("Rule", "R271")]
    public void Reset_AfterSoManySteps_LetsTheCallComeUp(int steps)
    {
        for (int at = steps - 5; at < steps + 15; at++)
        {
            DirectLine line = new((ulong)at + 1);
            line.B.Listen();
            line.A.Dial("");
            int count = 0;
            _ = line.Loop.RunUntil(() => ++count > at, DirectLine.Limit);
            line.A.Adapter.Reset(_ => { });
            line.B.Adapter.Pause(_ => { });
            line.B.Adapter.Restart(_ => { });
            Assert.True(line.Loop.RunUntil(() => line.A.Addresses is not null && line.B.Addresses is not null, DirectLine.Limit), line.Describe());
            line.HaltAndCheck();
        }
    }

    [Fact]
    [Trait("Spec", "4.14")]
    public void SurpriseRemoval_WithPppUp_EndsTheCallAndHalts()
    {
        DirectLine line = new();
        line.BringUp();
        Assert.Equal(NdisStatus.Success, line.A.Adapter.SurpriseRemove());
        Assert.True(line.Loop.RunUntil(() => line.A.Call!.State == LineCallState.Idle && line.B.Call!.State == LineCallState.Idle, DirectLine.Limit), line.Describe());
        Assert.Equal(NdisStatus.HardErrors, Wait(line, line.A.Adapter.Reset));
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Spec", "3.1")]
    public void Shutdown_WithPppUp_HangsUp()
    {
        DirectLine line = new();
        line.BringUp();
        Assert.Equal(NdisStatus.Success, line.A.Adapter.Shutdown());
        Assert.True(line.Loop.RunUntil(() => line.B.Call!.State == LineCallState.Idle, DirectLine.Limit), line.Describe());
        Assert.Equal(AdapterState.Shutdown, line.A.Adapter.State);
    }

    [Fact]
    [Trait("Spec", "4.21")]
    public void Ndproxy_UnboundAndBoundAgain_RegistersAndCallsAgain()
    {
        DirectLine line = new();
        line.BringUp();
        bool unbound = false;
        line.A.Adapter.Unbind(line.A.Proxy.Name, () => unbound = true);
        Assert.True(line.Loop.RunUntil(() => unbound && line.B.Call!.State == LineCallState.Idle, DirectLine.Limit), line.Describe());
        Assert.Empty(line.A.Proxy.Lines);
        line.A.Adapter.Bind(line.A.Proxy.Name);
        _ = line.Loop.RunUntilIdle();
        line.A.Dial("");
        Assert.True(
            line.Loop.RunUntil(() => line.A.Session!.CanSend && line.B.Session!.CanSend, DirectLine.Limit), line.Describe());
        Assert.Equal(3, line.Ping(line.A, "10.0.0.1").Received);
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Spec", "4.21")]
    public void Start_AfterTheHaltClosedTheLink_IsRefused()
    {
        DirectLine line = new();
        line.HaltAndCheck();
        Assert.Equal(NdisStatus.DeviceFailed, line.A.Adapter.Start());
        Assert.Equal(AdapterState.Halted, line.A.Adapter.State);
    }

    private static NdisStatus? Wait(DirectLine line, Action<Action<NdisStatus>> operation)
    {
        NdisStatus? outcome = null;
        operation(s => outcome = s);
        Assert.True(line.Loop.RunUntil(() => outcome is not null, DirectLine.Limit));
        return outcome;
    }
}
