using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>Contract 5.7 item 4: why a call ended.</summary>
public sealed class DiagnosticTests
{
    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    public void Failure_WithDiagnostics_TellsTheirReason(AnswerMode mode)
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        pbx.Diagnostics = new CoTapiDiagInfo(LineDisconnectMode.NoDialtone, "no dial tone");
        pbx.Mcm.Script.Mode("ProtocolCoOidRequest", mode);
        pbx.Mcm.Script.Status("ProtocolCmMakeCall", NdisStatus.TapiDisconnectModeUnavail);
        List<LineCallState> told = [];
        _ = bench.Line.Open(LineCallPrivilege.None);
        _ = bench.Line.MakeCall("1", out TapiCall? call, (_, state) => told.Add(state));
        bench.Run();
        Assert.Equal(
            (NdisStatus.TapiDisconnectModeUnavail, LineDisconnectMode.NoDialtone, "no dial tone"),
            (call!.Status, call.DisconnectMode, call.DiagnosticText));
        Assert.Equal([LineCallState.Proceeding, LineCallState.Disconnected, LineCallState.Idle], told);
        Assert.Empty(pbx.Mcm.Vcs);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Failure_WithoutDiagnostics_TellsTheStatus_AndAsksNoMore()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        pbx.Mcm.Script.Status("ProtocolCmMakeCall", NdisStatus.TapiDisconnectModeBusy);
        Assert.Equal(LineDisconnectMode.Busy, bench.Dial().DisconnectMode);
        Assert.Equal(LineDisconnectMode.Busy, bench.Dial().DisconnectMode);
        _ = Assert.Single(pbx.Asked, question => question == "DIAGNOSTICS");
        bench.HaltAndCheck();
    }

    [Fact]
    public void HangUp_WithDiagnostics_ClosesTheBridgeAfterTheAnswer()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        pbx.Diagnostics = new CoTapiDiagInfo(LineDisconnectMode.TempFailure, "");
        TapiCall call = bench.Dial();
        _ = bench.Bridge(call);
        pbx.Mcm.Script.Mode("ProtocolCoOidRequest", AnswerMode.Never);
        pbx.Mcm.HangUp(pbx.Mcm.Vcs[0], NdisStatus.TapiDisconnectModeUnknown);
        Assert.Equal(LineCallState.Connected, call.State);
        pbx.Mcm.Script.Release("ProtocolCoOidRequest");
        bench.Run();
        Assert.Equal((LineCallState.Idle, LineDisconnectMode.TempFailure), (call.State, call.DisconnectMode));
        Assert.Empty(bench.Wan.Sessions);
        bench.HaltAndCheck();
    }
}
