using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 4.10 to 4.12.</summary>
public sealed class DataTests
{
    [Fact]
    [Trait("Spec", "4.10")]
    public void Send_HeldByMiniport_ComesBackOnceWithItsStatus()
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedCall call = f.Connect();
        f.Mcm.CompletesSendsAtOnce = false;
        f.Client.Send(call, "one"u8);
        f.Client.Send(call, "two"u8);
        Assert.Empty(f.Client.SendStatuses);
        Assert.Equal(2, f.Host.DescribeLeaks().Count(l => l.Contains("not completed by MCM", StringComparison.Ordinal)));
        f.Mcm.CompleteSends();
        Assert.Equal([NdisStatus.Success, NdisStatus.Success], f.Client.SendStatuses);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R232")]
    public void CancelSend_QueuedFrames_ComeBackAborted()
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedCall call = f.Connect();
        f.Mcm.CompletesSendsAtOnce = false;
        f.Client.Send(call, "one"u8, cancelId: "x");
        f.Client.Send(call, "two"u8);
        f.Client.Binding.Handle.CancelSendNetBufferLists("x");
        Assert.Equal([NdisStatus.SendAborted], f.Client.SendStatuses);
        f.Mcm.CompleteSends();
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "4.10")]
    public void Receive_KeptByClient_CountsUntilReturned()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Connect();
        f.Client.KeepsFrames = true;
        f.Mcm.Receive(f.Mcm.Vcs[0], "a"u8);
        f.Mcm.Receive(f.Mcm.Vcs[0], "b"u8);
        f.Mcm.Receive(f.Mcm.Vcs[0], "c"u8, NdisReceiveFlags.Resources);
        Assert.Equal(2, f.Mcm.Vcs[0].Handle.ReceivesOutstanding);
        f.Client.ReturnKept(f.Client.Binding);
        Assert.Equal(0, f.Mcm.Vcs[0].Handle.ReceivesOutstanding);
        Assert.Equal(3, f.Client.Received.Count);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R214")]
    public void Send_WithoutCall_ComesBackRefused()
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).Start();
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        ScriptedCall call = f.Client.Dial(f.Client.Binding);
        f.Client.Send(call, "x"u8);
        Assert.Equal([NdisStatus.VcNotActivated], f.Client.SendStatuses);
        f.Run();
        f.Client.Close(call);
        f.Run();
        Assert.Contains(f.Host.Violations, v => v.Rule == "R136");
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Early)]
    [Trait("Spec", "4.11")]
    public void OidRequest_EveryDirection_IsAnsweredOnce(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        NdisOidRequest toMiniport = new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[8]);
        NdisOidRequest toCallManager = new(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[8]);
        NdisOidRequest toClient = new(NdisRequestType.SetInformation, Oid.CoSignalingEnabled, Memory<byte>.Empty);
        NdisStatus first = f.Client.Binding.Handle.OidRequest(call.Handle, toMiniport);
        NdisStatus second = f.Client.Binding.Af!.OidRequest(null, toCallManager);
        NdisStatus third = f.Mcm.Afs[0].Handle.OidRequest(null, toClient);
        f.Run();
        NdisStatus expected = mode == AnswerMode.Sync ? NdisStatus.Success : NdisStatus.Pending;
        Assert.Equal([expected, expected, expected], [first, second, third]);
        Assert.Equal(mode == AnswerMode.Sync ? 0 : 2, f.Client.OidsCompleted.Count);
        Assert.Equal(mode != AnswerMode.Sync, f.Mcm.Script.Saw("ProtocolCoOidRequestComplete"));
        Assert.Equal(8, toMiniport.BytesWritten);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R265")]
    public void IndicateStatus_GlobalAndOfVc_ReachesWhoShares()
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedCall call = f.Connect();
        f.Mcm.Adapter!.IndicateStatusEx(null, new(NdisStatus.MediaConnect, default));
        f.Mcm.Adapter.IndicateStatusEx(f.Mcm.Vcs[0].Handle, new(NdisStatus.WanCoLinkParams, new byte[WanCoLinkParams.Size]));
        Assert.Equal([(NdisStatus.MediaConnect, null), (NdisStatus.WanCoLinkParams, call)], f.Client.Statuses);
        f.EndInOrder();
    }

    [Fact]
    public void SendAndReceive_VerifierOff_AllocateNothing()
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Off).Start();
        LeanPath path = new(f);
        path.Run(1000);
        Assert.Equal(0, Allocations.Least(() => path.Run(50_000)));
        f.EndInOrder();
    }
}
