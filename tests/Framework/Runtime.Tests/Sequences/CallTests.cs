using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 4.4 to 4.8, each with synchronous, pending and early answers.</summary>
public sealed class CallTests
{
    public static TheoryData<AnswerMode> Modes => [AnswerMode.Sync, AnswerMode.Pending, AnswerMode.Early];

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Spec", "4.4")]
    public void MakeCall_Answered_ConnectsAndClosesInOrder(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        Assert.Equal(NdisStatus.Success, call.MakeCallStatus);
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);

        f.Client.Close(call);
        f.Run();
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        Assert.Equal(ScriptedCallPhase.Ended, call.Phase);
        Assert.Empty(f.Mcm.Vcs);
        f.EndInOrder();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Spec", "4.4")]
    public void MakeCall_Refused_ClientDeletesVc(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        f.Mcm.Script.Status("ProtocolCmMakeCall", NdisStatus.TapiDisconnectModeBusy);
        ScriptedCall call = f.Connect();
        Assert.Equal(NdisStatus.TapiDisconnectModeBusy, call.MakeCallStatus);
        Assert.Empty(f.Mcm.Vcs);
        f.EndInOrder();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Rule", "R130")]
    public void MakeCall_ParametersChanged_ClientSeesThem(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        f.Mcm.AlterParameters = p =>
        {
            p.CallMgrParameters = p.CallMgrParameters! with { Transmit = FlowSpec.Unspecified with { PeakBandwidth = 3500 } };
            p.Flags |= CoCallFlags.CallParametersChanged;
        };
        ScriptedCall call = f.Connect();
        Assert.Equal(3500u, call.Parameters!.CallMgrParameters!.Transmit.PeakBandwidth);
        Assert.True(call.Parameters.Flags.HasFlag(CoCallFlags.CallParametersChanged));
        f.EndInOrder();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Spec", "4.5")]
    public void IncomingCall_Accepted_Connects(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Run();
        ScriptedCall call = Assert.Single(f.Client.Binding.Calls);
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);

        f.Client.Close(call);
        f.Run();
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        Assert.Empty(f.Client.Binding.Calls);
        f.EndInOrder();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Spec", "4.5")]
    public void IncomingCall_Rejected_McmDeletesVc(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        f.Client.Script.Status("ProtocolClIncomingCall", NdisStatus.Failure);
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Run();
        Assert.Equal(NdisStatus.Failure, f.Mcm.OfferAnswer);
        Assert.Empty(f.Client.Binding.Calls);
        Assert.False(f.Mcm.Script.Saw("ProtocolCmCloseCall"));
        f.EndInOrder();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Spec", "4.8")]
    public void HangUp_ByNetwork_ClientClosesWithData(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success, "bye"u8.ToArray());
        f.Run();
        Assert.Equal(NdisStatus.Success, call.RemoteCloseStatus);
        Assert.Equal("bye"u8.ToArray(), call.RemoteCloseData);
        Assert.Equal(ScriptedCallPhase.Ended, call.Phase);
        f.EndInOrder();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Spec", "4.14")]
    public void Halt_WithActiveCalls_GivesAllBack(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Run();
        f.EndByHalt();
        Assert.Equal(NdisStatus.Failure, call.RemoteCloseStatus);
        Assert.Equal(AdapterState.Halted, f.Adapter.State);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    [Trait("Spec", "4.14")]
    public void Unbind_WithActiveCalls_GivesAllBack(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        f.Connect();
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Run();
        f.EndInOrder();
    }
}
