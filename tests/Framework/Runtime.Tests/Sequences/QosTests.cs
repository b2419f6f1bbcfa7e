using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.8 beyond the sequences of 4.9: changes out of turn, and changes that meet the end of the call.</summary>
public sealed class QosTests
{
    [Fact]
    [Trait("Rule", "R203")]
    public void Modify_WhileOneIsUnderWay_IsNotAccepted()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = f.Connect();
        f.Mcm.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Never);
        Assert.Equal(NdisStatus.Pending, f.Client.Modify(call, CallParameters.Any()));
        Assert.Equal(NdisStatus.NotAccepted, call.Handle.ModifyCallQoS(CallParameters.Any()));
        f.Mcm.Script.Release("ProtocolCmModifyCallQoS");
        Assert.Equal(NdisStatus.Success, call.ModifyStatus);
        Assert.Equal(1, f.Mcm.Script.Count("ProtocolCmModifyCallQoS"));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R202")]
    public void Modify_WithoutACallToModify_IsRefused()
    {
        using NdisFixture f = Loose();
        f.Client.ClosesAtOnce = false;
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedCall call = f.Client.Dial(f.Binding);
        Assert.Equal(NdisStatus.Failure, call.Handle.ModifyCallQoS(CallParameters.Any()));
        f.Mcm.Script.Release("ProtocolCmMakeCall");
        f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
        Assert.Equal(NdisStatus.Failure, call.Handle.ModifyCallQoS(CallParameters.Any()));
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        Assert.Equal(NdisStatus.Closing, call.Handle.ModifyCallQoS(CallParameters.Any()));
        f.Mcm.Script.Release("ProtocolCmCloseCall");
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Sync);
        Assert.False(f.Mcm.Script.Saw("ProtocolCmModifyCallQoS"));
        f.EndInOrder();
    }

    [Fact]
    public void Change_WhileTheClosingIsUnderWay_IsNotTold()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = f.Connect();
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        f.Mcm.Vcs[0].DispatchIncomingCallQoSChange(CallParameters.Any());
        f.Mcm.Script.Release("ProtocolCmCloseCall");
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Sync);
        Assert.False(f.Client.Script.Saw("ProtocolClIncomingCallQoSChange"));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R211")]
    public void Change_OfACallThatIsOnlyOffered_IsNotTold()
    {
        using NdisFixture f = Loose();
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Ring();
        f.Mcm.Vcs[0].DispatchIncomingCallQoSChange(CallParameters.Any());
        Assert.False(f.Client.Script.Saw("ProtocolClIncomingCallQoSChange"));
        f.Client.Script.Release("ProtocolClIncomingCall");
        f.EndInOrder();
    }

    [Fact]
    public void Change_WhileOneOfTheClientIsUnderWay_IsNotTold()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = f.Connect();
        f.Mcm.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Never);
        f.Client.Modify(call, CallParameters.Any());
        f.Mcm.Propose(f.Mcm.Vcs[0], CallParameters.Any());
        Assert.False(f.Client.Script.Saw("ProtocolClIncomingCallQoSChange"));
        f.Mcm.Script.Release("ProtocolCmModifyCallQoS");
        f.Mcm.Propose(f.Mcm.Vcs[0], CallParameters.Any());
        Assert.True(f.Client.Script.Saw("ProtocolClIncomingCallQoSChange"));
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    [Trait("Rule", "R213")]
    public void Renegotiation_InsideEveryCompletion_Nests(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        int left = 5;
        f.Client.WhenModified = (modified, _) =>
        {
            if (--left > 0)
            {
                f.Client.Modify(modified, CallParameters.Any());
            }
        };
        f.Client.WhenChanged = (changed, _) => f.Client.Modify(changed, CallParameters.Any());
        f.Mcm.Propose(f.Mcm.Vcs[0], CallParameters.Any());
        f.Run();
        Assert.Equal(5, f.Mcm.Script.Count("ProtocolCmModifyCallQoS"));
        Assert.Equal(NdisStatus.Success, call.ModifyStatus);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R208")]
    public void ModifyComplete_ThatNobodyIsOwed_IsLeftAlone()
    {
        using NdisFixture f = Loose();
        ScriptedCall call = f.Connect();
        f.Mcm.Vcs[0].ModifyCallQoSComplete(NdisStatus.Success, CallParameters.Any());
        Assert.False(f.Client.Script.Saw("ProtocolClModifyCallQoSComplete"));
        Assert.Null(call.ModifyStatus);
        f.EndInOrder();
    }

    [Fact]
    public void Modify_ThatOutlivesItsCall_HoldsTheVcUntilItCompletes()
    {
        using NdisFixture f = Loose();
        f.Client.KeepsVcs = true;
        ScriptedCall call = f.Connect();
        f.Mcm.HasNoQos = false;
        f.Mcm.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Never);
        f.Mcm.Script.Status("ProtocolCmModifyCallQoS", NdisStatus.Failure);
        f.Client.Modify(call, CallParameters.Any());
        Assert.Equal(NdisStatus.Success, f.Client.Close(call));
        Assert.Equal(NdisStatus.NotAccepted, call.Handle.Delete());
        Assert.Contains(f.Host.DescribeLeaks(), l => l.Contains("change of parameters on VC 1", StringComparison.Ordinal));
        f.Mcm.Script.Release("ProtocolCmModifyCallQoS");
        Assert.Equal(NdisStatus.Failure, call.ModifyStatus);
        Assert.Equal(NdisStatus.Success, f.Client.Delete(call));
        f.EndInOrder();
    }

    private static NdisFixture Loose() => new NdisFixture(verifier: VerifierMode.Off).Start();
}
