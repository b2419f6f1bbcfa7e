using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>The corners of contract 3.6 and 8.1.</summary>
public sealed class CallEdgeTests
{
    [Theory]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Sync)]
    [Trait("Spec", "T35")]
    public void CloseCall_DataNotCarried_LeavesTheCall(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        f.Mcm.Script.Status("close data", NdisStatus.InvalidData);
        ScriptedCall call = f.Connect();
        Assert.Equal(NdisStatus.InvalidData, f.Client.Close(call, "bye"u8.ToArray()));
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        f.Client.Send(call, "still here"u8);
        Assert.Equal([NdisStatus.Success], f.Client.SendStatuses);
        f.Client.Close(call);
        f.Run();
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R185")]
    public void CloseCall_WithData_ReachesTheCallManager()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Client.Close(f.Connect(), "bye"u8.ToArray());
        Assert.Equal("bye"u8.ToArray(), f.Mcm.LastCloseData.ToArray());
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "T8")]
    public void Offer_GivenUpBeforeTheAnswer_IsClosedAndALateAnswerForwardedOnce()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        ScriptedMcmVc vc = f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        ScriptedCall call = f.Client.Binding.Calls[0];
        f.Mcm.HangUp(vc, NdisStatus.Success);
        call.Handle.IncomingCallComplete(NdisStatus.Failure, call.Parameters!);
        Assert.Equal(1, f.Mcm.Script.Log.Count(d => d == "ProtocolCmIncomingCallComplete"));
        f.Run();
        Assert.Empty(f.Client.Binding.Calls);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "4.5")]
    public void Offer_AnsweredLate_Connects()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Loop.RunFor(TimeSpan.FromMinutes(5));
        ScriptedCall call = f.Client.Binding.Calls[0];
        call.Handle.IncomingCallComplete(NdisStatus.Success, call.Parameters!);
        f.Run();
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        Assert.Empty(f.Host.Violations);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "3.6")]
    public void CloseCall_WhileProceeding_MakeCallFailsAndTheCallIsClosed()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        ScriptedCall call = f.Client.Dial(f.Client.Binding);
        Assert.Equal(NdisStatus.Pending, f.Client.Close(call));
        f.Mcm.Vcs[0].Handle.CloseCallComplete(NdisStatus.Success);
        f.Run();
        Assert.Equal(NdisStatus.Failure, call.MakeCallStatus);
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        Assert.Empty(f.Mcm.Vcs);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "3.6")]
    public void IncomingClose_WhileClosing_IsDropped()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
        f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
        f.Run();
        Assert.Null(call.RemoteCloseStatus);
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "T5")]
    public void Vc_AfterItsCallClosed_CarriesAnother()
    {
        using NdisFixture f = new NdisFixture().Start();
        ClientAf af = f.Client.Binding.Af!;
        ScriptedCall call = new(f.Client.Binding) { IsOurs = true };
        Assert.Equal(NdisStatus.Success, af.CreateVc(call, out ClientVc? vc));
        call.Handle = vc!;
        f.Client.Binding.Calls.Add(call);
        Assert.Equal(NdisStatus.Success, vc!.MakeCall(CallParameters.Any()));
        Assert.Equal(NdisStatus.Success, vc.CloseCall());
        f.Client.Redial(call);
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R067")]
    public void Deregister_WithCallOnTheSap_LeavesTheCall()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        Assert.Equal(NdisStatus.Success, f.Client.Binding.Sap!.Deregister());
        f.Client.Binding.Sap = null;
        f.Client.Send(f.Client.Binding.Calls[0], "x"u8);
        Assert.Equal([NdisStatus.Success], f.Client.SendStatuses);
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    [Trait("Rule", "R032")]
    public void OpenAf_Refused_LeavesNothing(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode);
        f.Mcm.Script.Status("ProtocolCmOpenAf", NdisStatus.Resources);
        f.Start();
        Assert.Null(f.Client.Binding.Af);
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    [Trait("Rule", "R060")]
    public void RegisterSap_Refused_LeavesNothing(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode);
        f.Mcm.Script.Status("ProtocolCmRegisterSap", NdisStatus.SapInUse);
        f.Start();
        Assert.Null(f.Client.Binding.Sap);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "3.1")]
    public void Start_Refused_NoProtocolSeesTheAdapter()
    {
        using NdisFixture f = new();
        f.Mcm.Script.Status("MiniportInitializeEx", NdisStatus.AdapterNotFound);
        f.Host.RegisterProtocol(f.Client);
        Assert.Equal(NdisStatus.AdapterNotFound, f.Adapter.Start());
        Assert.Equal(AdapterState.Halted, f.Adapter.State);
        Assert.Empty(f.Client.Bindings);
    }

    [Fact]
    [Trait("Rule", "R025")]
    public void Protocol_RegisteredLater_IsBoundAndNotifiedOnce()
    {
        using NdisFixture f = new();
        Assert.Equal(NdisStatus.Success, f.Adapter.Start());
        f.Host.RegisterProtocol(f.Client);
        ScriptedClient second = new(f.Loop, "SECOND") { WantsCalls = false };
        f.Host.RegisterProtocol(second);
        Assert.Equal(1, f.Client.Script.Log.Count(d => d == "ProtocolCoAfRegisterNotify"));
        Assert.Equal(1, second.Script.Log.Count(d => d == "ProtocolCoAfRegisterNotify"));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "4.14")]
    public void Adapter_HaltedAndStartedAgain_Works()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Connect();
        f.EndByHalt();
        Assert.Equal(NdisStatus.Success, f.Adapter.Start());
        Assert.Equal(ScriptedCallPhase.Connected, f.Connect().Phase);
        f.EndInOrder();
    }
}
