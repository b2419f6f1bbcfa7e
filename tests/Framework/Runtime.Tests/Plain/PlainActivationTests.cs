using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.5 over a plain miniport: activation and deactivation, at once, pended, refused, overlapping.</summary>
[Trait("Spec", "3.5")]
public sealed class PlainActivationTests
{
    public static TheoryData<AnswerMode> Modes => [AnswerMode.Sync, AnswerMode.Early, AnswerMode.Pending, AnswerMode.Late];

    [Theory]
    [MemberData(nameof(Modes))]
    public void ActivateDeactivate_InEveryMode_CompleteOnceAndOnlyWhenPended(AnswerMode mode)
    {
        using PlainFixture f = new();
        f.Miniport.Script.Default = mode;
        PlainCmVc vc = f.CallManager.NewVc();
        CoCallParameters parameters = CallParameters.Any();
        NdisStatus expected = mode == AnswerMode.Sync ? NdisStatus.Success : NdisStatus.Pending;
        Assert.Equal(expected, vc.Activate(parameters));
        f.Loop.RunFor(TimeSpan.FromSeconds(5));
        Assert.Same(parameters, f.Miniport.Vc.Parameters);
        Assert.Equal(expected, vc.Deactivate());
        f.Loop.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal(
            mode == AnswerMode.Sync ? [] :
            [("ProtocolCmActivateVcComplete", NdisStatus.Success), ("ProtocolCmDeactivateVcComplete", NdisStatus.Success)],
            f.CallManager.Completions);
        Assert.Equal(NdisStatus.Success, f.CallManager.Delete(vc));
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [InlineData(AnswerMode.Pending)]
    public void Activate_Refused_VcStaysInactive(AnswerMode mode)
    {
        using PlainFixture f = new();
        f.Miniport.Script.Default = mode;
        f.Miniport.Script.Once("MiniportCoActivateVc", NdisStatus.InvalidData);
        PlainCmVc vc = f.CallManager.NewVc();
        NdisStatus status = vc.Activate(CallParameters.Any());
        f.Run();
        Assert.Equal(NdisStatus.InvalidData, mode == AnswerMode.Sync ? status : f.CallManager.Completions.Single().Status);
        Assert.Equal(NdisStatus.Success, f.CallManager.Delete(vc)); // Inactive, or it would be refused
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [InlineData(AnswerMode.Pending)]
    [Trait("Rule", "R105")]
    public void Reactivate_Refused_VcGoesOnWithItsOldParameters(AnswerMode mode)
    {
        using PlainFixture f = new();
        PlainCmVc vc = f.CallManager.NewVc();
        CoCallParameters old = CallParameters.Any();
        Assert.Equal(NdisStatus.Success, vc.Activate(old));
        f.Miniport.Script.Default = mode;
        f.Miniport.Script.Once("MiniportCoActivateVc", NdisStatus.Resources);
        NdisStatus status = vc.Activate(CallParameters.Any());
        f.CallManager.Send(vc, "between"u8); // a change does not interrupt the data
        f.Run();
        Assert.Equal(NdisStatus.Resources, mode == AnswerMode.Sync ? status : f.CallManager.Completions.Single().Status);
        Assert.Same(old, f.Miniport.Vc.Parameters);
        f.CallManager.Send(vc, "after"u8);
        Assert.Equal([NdisStatus.Success, NdisStatus.Success], f.CallManager.SendStatuses);
        f.EndInOrder();
    }

    [Fact]
    public void Overlaps_InEachState_GetTheStatusOfTheContract()
    {
        using PlainFixture f = new(VerifierMode.Off);
        PlainCmVc vc = f.CallManager.NewVc();
        f.Miniport.Script.Default = AnswerMode.Never;
        Assert.Equal(NdisStatus.NotAccepted, vc.Deactivate()); // Inactive: R103
        Assert.Equal(NdisStatus.Pending, vc.Activate(CallParameters.Any()));
        Assert.Equal(NdisStatus.NotAccepted, vc.Activate(CallParameters.Any())); // Activating: R100
        Assert.Equal(NdisStatus.NotAccepted, vc.Deactivate()); // R102
        f.Miniport.Script.Release("MiniportCoActivateVc");
        Assert.Equal(NdisStatus.Pending, vc.Activate(CallParameters.Any()));
        Assert.Equal(NdisStatus.NotAccepted, vc.Activate(CallParameters.Any())); // Reactivating: R100
        Assert.Equal(NdisStatus.NotAccepted, vc.Deactivate()); // R102
        f.Miniport.Script.Release("MiniportCoActivateVc");
        Assert.Equal(NdisStatus.Pending, vc.Deactivate());
        Assert.Equal(NdisStatus.Closing, vc.Activate(CallParameters.Any())); // Deactivating: R101
        Assert.Equal(NdisStatus.Closing, vc.Deactivate());
        f.Miniport.Script.Release("MiniportCoDeactivateVc");
        Assert.Equal(2, f.Miniport.Script.Count("MiniportCoActivateVc"));
        Assert.Equal(1, f.Miniport.Script.Count("MiniportCoDeactivateVc"));
        _ = f.CallManager.Delete(vc);
        Assert.Equal(NdisStatus.Failure, vc.Activate(CallParameters.Any()));
        f.End();
    }

    [Fact]
    [Trait("Rule", "R107")]
    public void Completion_ThatNobodyIsOwed_ChangesNothing()
    {
        using PlainFixture f = new(VerifierMode.Off);
        PlainCmVc vc = f.CallManager.NewVc();
        f.Miniport.Vc.Handle.ActivateComplete(NdisStatus.Success, CallParameters.Any());
        f.Miniport.Vc.Handle.DeactivateComplete(NdisStatus.Success);
        f.Miniport.Script.Mode("MiniportCoActivateVc", AnswerMode.Twice);
        Assert.Equal(NdisStatus.Pending, vc.Activate(CallParameters.Any()));
        f.Run();
        Assert.Single(f.CallManager.Completions);
        f.Miniport.Vc.Handle.DeactivateComplete(NdisStatus.Success);
        f.CallManager.Send(vc, "x"u8);
        Assert.Equal([NdisStatus.Success], f.CallManager.SendStatuses);
        f.End();
    }

    [Fact]
    [Trait("Spec", "T9")]
    public void Completion_NestedInActivate_MayDeactivateAndActivateAgain()
    {
        using PlainFixture f = new();
        f.Miniport.Script.Default = AnswerMode.Early;
        PlainCmVc vc = f.CallManager.NewVc();
        int steps = 0;
        f.CallManager.OnCompletion = v =>
        {
            NdisStatus status = ++steps switch
            {
                1 => v.Deactivate(),
                2 => v.Activate(CallParameters.Any()),
                _ => NdisStatus.Pending,
            };
            Assert.Equal(NdisStatus.Pending, status);
        };
        Assert.Equal(NdisStatus.Pending, vc.Activate(CallParameters.Any()));
        Assert.Equal(3, steps);
        f.CallManager.OnCompletion = null;
        f.CallManager.Send(vc, "active"u8);
        Assert.Equal([NdisStatus.Success], f.CallManager.SendStatuses);
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    public void Deactivate_MiniportFails_VcStaysActive(AnswerMode mode)
    {
        using PlainFixture f = new();
        PlainCmVc vc = f.CallManager.NewVc();
        _ = vc.Activate(CallParameters.Any());
        f.Miniport.Script.Mode("MiniportCoDeactivateVc", mode);
        f.Miniport.Script.Once("MiniportCoDeactivateVc", NdisStatus.Failure);
        NdisStatus status = vc.Deactivate();
        Assert.Equal(NdisStatus.Failure, mode == AnswerMode.Sync ? status : f.CallManager.Completions.Single().Status);
        f.CallManager.Send(vc, "still"u8);
        Assert.Equal([NdisStatus.Success], f.CallManager.SendStatuses);
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [Trait("Spec", "3.10")]
    public void Deactivate_FramesStillOut_EndsWhenTheLastOneIsBack(AnswerMode mode)
    {
        using PlainFixture f = new(VerifierMode.Report);
        _ = f.Connect();
        f.Client.KeepsFrames = true;
        f.Miniport.Edge.Receive(f.Miniport.Vc, "kept"u8);
        f.Miniport.Script.Mode("MiniportCoDeactivateVc", mode);
        PlainCmVc vc = f.CallManager.Vc;
        Assert.Equal(NdisStatus.Pending, vc.Deactivate());
        Assert.Equal(NdisStatus.Closing, vc.Deactivate());
        Assert.Empty(f.CallManager.Completions);
        f.Client.ReturnKept(f.Client.Binding);
        Assert.Equal(("ProtocolCmDeactivateVcComplete", NdisStatus.Success), Assert.Single(f.CallManager.Completions));
        Assert.Contains(f.Host.Violations, v => v.Rule == "R110");
    }
}
