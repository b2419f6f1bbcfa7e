using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Calls and data through a stand-alone call manager and its plain miniport (4.4, 4.5, 4.10).</summary>
public sealed class PlainCallTests
{
    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [InlineData(AnswerMode.Pending)]
    [Trait("Spec", "4.4")]
    public void CallOut_OverEveryMode_CarriesDataAndEnds(AnswerMode mode)
    {
        using PlainFixture f = new();
        f.Miniport.Script.Default = mode;
        ScriptedCall call = f.Connect();
        f.Client.Send(call, "out"u8);
        f.Miniport.Edge.Receive(f.Miniport.Vc, "in"u8);
        Assert.Equal([NdisStatus.Success], f.Client.SendStatuses);
        Assert.Equal("in"u8.ToArray(), Assert.Single(f.Client.Received));
        _ = f.Client.Close(call);
        f.Run();
        Assert.Equal(NdisStatus.Success, call.CloseStatus);
        Assert.Empty(f.Miniport.Vcs);
        f.EndInOrder();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    public void CallOut_ActivationRefused_FailsAndIsForgotten(AnswerMode mode)
    {
        using PlainFixture f = new();
        f.Miniport.Script.Default = mode;
        f.Miniport.Script.Once("MiniportCoActivateVc", NdisStatus.Resources);
        ScriptedCall call = f.Client.Dial(f.Client.Binding);
        f.Run();
        Assert.Equal(NdisStatus.Resources, call.MakeCallStatus);
        Assert.Empty(f.Miniport.Vcs);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "4.5")]
    public void CallIn_Accepted_CarriesDataAndEnds()
    {
        using PlainFixture f = new();
        _ = f.CallManager.Offer();
        ScriptedCall call = Assert.Single(f.Client.Binding.Calls);
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        f.Client.Send(call, "out"u8);
        f.Miniport.Edge.Receive(f.Miniport.Vc, "in"u8);
        Assert.Single(f.Client.Received);
        Assert.Empty(f.CallManager.Received);
        _ = f.Client.Close(call);
        f.Run();
        Assert.Empty(f.CallManager.Vcs);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R227")]
    public void SignalingVc_Active_CarriesTheCallManagersData()
    {
        using PlainFixture f = new();
        PlainCmVc vc = f.CallManager.NewVc();
        Assert.Equal(NdisStatus.Success, vc.Activate(CallParameters.Any()));
        f.CallManager.Send(vc, "SETUP"u8);
        f.Miniport.Edge.Receive(f.Miniport.Vc, "CONNECT"u8);
        Assert.Equal([NdisStatus.Success], f.CallManager.SendStatuses);
        Assert.Equal("CONNECT"u8.ToArray(), Assert.Single(f.CallManager.Received));
        f.Miniport.Adapter!.IndicateStatusEx(f.Miniport.Vc.Handle, new(NdisStatus.MediaConnect, default));
        Assert.Equal((NdisStatus.MediaConnect, vc), Assert.Single(f.CallManager.Statuses));
        Assert.Empty(f.Client.Statuses);
        f.EndInOrder(); // the call manager deletes it when it unbinds (4.14)
    }

    [Fact]
    public void SignalingVc_NotActive_SendComesBack()
    {
        using PlainFixture f = new(VerifierMode.Report);
        PlainCmVc vc = f.CallManager.NewVc();
        f.CallManager.Send(vc, "x"u8);
        Assert.Equal([NdisStatus.VcNotActivated], f.CallManager.SendStatuses);
        Assert.Contains(f.Host.Violations, v => v.Rule == "R214");
        f.End();
    }

    [Fact]
    [Trait("Spec", "3.5")]
    public void ClientsVc_CallManagerSends_ComesBackToIt()
    {
        using PlainFixture f = new(VerifierMode.Off);
        _ = f.Connect();
        f.CallManager.Send(f.CallManager.Vc, "x"u8);
        Assert.Equal([NdisStatus.NotSupported], f.CallManager.SendStatuses);
        Assert.Empty(f.Client.SendStatuses);
        f.End();
    }

    [Fact]
    [Trait("Spec", "4.11")]
    public void OidRequest_AboutAVc_ReachesTheMiniportsContext()
    {
        using PlainFixture f = new();
        f.Miniport.Script.Mode("MiniportCoOidRequest", AnswerMode.Pending);
        ScriptedCall call = f.Connect();
        NdisOidRequest oid = new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[8]);
        Assert.Equal(NdisStatus.Pending, f.Client.Binding.Handle.OidRequest(call.Handle, oid));
        f.Run();
        Assert.Single(f.Client.OidsCompleted);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R023")]
    public void SecondCallManager_SameFamily_IsRefused()
    {
        using PlainFixture f = new(VerifierMode.Report);
        PlainCallManager second = new(f.Loop, "SECOND");
        f.Host.RegisterProtocol(second);
        Assert.Equal(NdisStatus.Success, f.CallManager.Registered);
        Assert.Equal(NdisStatus.Failure, second.Registered);
        f.End();
    }

    [Fact]
    public void SendAndReceive_VerifierOff_AllocateNothing()
    {
        using PlainFixture f = new(VerifierMode.Off);
        ScriptedCall call = f.Connect();
        PlainVc below = f.Miniport.Vc;
        PlainCmVc signaling = f.CallManager.NewVc();
        Assert.Equal(NdisStatus.Success, signaling.Activate(CallParameters.Any()));
        f.Miniport.Script.IsLean = true;
        f.CallManager.Script.IsLean = true;
        f.Client.Script.IsLean = true;
        Run(1000);
        Assert.Equal(0, Allocations.Least(() => Run(20_000)));
        f.End();

        void Run(int frames)
        {
            for (int i = 0; i < frames; i++)
            {
                f.Client.Send(call, [1, 2, 3, 4]);
                f.Miniport.Edge.Receive(below, [5, 6, 7, 8]);
                f.CallManager.Send(signaling, [9]);
            }
        }
    }
}
