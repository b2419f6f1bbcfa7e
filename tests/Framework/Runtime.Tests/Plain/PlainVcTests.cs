using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 4.3 over a plain miniport: who is told of VCs that are made and deleted, and in which order.</summary>
[Trait("Spec", "4.3")]
public sealed class PlainVcTests
{
    [Fact]
    public void ClientsVc_MadeAndDeleted_MiniportFirstThenLast()
    {
        using PlainFixture f = new();
        List<string> order = Record(f);
        Assert.Equal(NdisStatus.Success, f.Client.Binding.Af!.CreateVc("vc", out ClientVc? vc));
        Assert.Equal(["MiniportCoCreateVc", "ProtocolCoCreateVc"], order);
        order.Clear();
        Assert.Equal(NdisStatus.Success, vc!.Delete());
        Assert.Equal(["ProtocolCoDeleteVc", "MiniportCoDeleteVc"], order);
        f.EndInOrder();
    }

    [Fact]
    public void CallManagersVc_MadeAndDeleted_MiniportAndClientAreTold()
    {
        using PlainFixture f = new();
        List<string> order = Record(f);
        PlainCmVc vc = f.CallManager.NewVc(f.CallManager.Afs[0]);
        Assert.Equal(["MiniportCoCreateVc", "CLIENT ProtocolCoCreateVc"], order);
        order.Clear();
        Assert.Equal(NdisStatus.Success, f.CallManager.Delete(vc));
        Assert.Equal(["CLIENT ProtocolCoDeleteVc", "MiniportCoDeleteVc"], order);
        f.EndInOrder();
    }

    [Fact]
    public void SignalingVc_MadeAndDeleted_OnlyMiniportIsTold()
    {
        using PlainFixture f = new();
        List<string> order = Record(f);
        PlainCmVc vc = f.CallManager.NewVc();
        Assert.Equal(["MiniportCoCreateVc"], order);
        Assert.Contains("signaling VC", Assert.Single(f.Host.DescribeLeaks(), l => l.Contains("VC", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Equal(NdisStatus.Success, f.CallManager.Delete(vc));
        Assert.Equal(["MiniportCoCreateVc", "MiniportCoDeleteVc"], order);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R081")]
    public void CreateVc_MiniportRefuses_PeerIsNotAsked()
    {
        using PlainFixture f = new();
        f.Miniport.Script.Once("MiniportCoCreateVc", NdisStatus.Resources);
        Assert.Equal(NdisStatus.Resources, f.Client.Binding.Af!.CreateVc("vc", out ClientVc? vc));
        Assert.Null(vc);
        Assert.False(f.CallManager.Script.Saw("ProtocolCoCreateVc"));
        Assert.False(f.Miniport.Script.Saw("MiniportCoDeleteVc"));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R081")]
    public void CreateVc_PeerRefuses_MiniportIsUndone()
    {
        using PlainFixture f = new();
        f.Client.Script.Once("ProtocolCoCreateVc", NdisStatus.Resources);
        Assert.Null(f.CallManager.NewVc(f.CallManager.Afs[0], out NdisStatus status));
        Assert.Equal(NdisStatus.Resources, status);
        Assert.Empty(f.Miniport.Vcs);
        f.CallManager.Script.Once("ProtocolCoCreateVc", NdisStatus.Failure);
        Assert.Equal(NdisStatus.Failure, f.Client.Binding.Af!.CreateVc("vc", out _));
        Assert.Empty(f.Miniport.Vcs);
        f.EndInOrder();
    }

    [Theory]
    [InlineData("MiniportCoCreateVc", "R076")]
    [InlineData("ProtocolCoCreateVc", "R074")]
    public void CreateVc_HandlerPends_CountsAsRefusal(string ddi, string rule)
    {
        using PlainFixture f = new(VerifierMode.Report);
        (ddi == "MiniportCoCreateVc" ? f.Miniport.Script : f.CallManager.Script).Once(ddi, NdisStatus.Pending);
        Assert.Equal(NdisStatus.Failure, f.Client.Binding.Af!.CreateVc("vc", out ClientVc? vc));
        Assert.Null(vc);
        Assert.Contains(f.Host.Violations, v => v.Rule == rule);
        f.End();
    }

    [Fact]
    [Trait("Spec", "T41")]
    public void Delete_PeerAndMiniportFail_GoesOn()
    {
        using PlainFixture f = new();
        PlainCmVc vc = f.CallManager.NewVc();
        f.Miniport.Script.Once("MiniportCoDeleteVc", NdisStatus.Failure);
        Assert.Equal(NdisStatus.Success, f.CallManager.Delete(vc));
        Assert.Equal(NdisStatus.Success, f.Client.Binding.Af!.CreateVc("vc", out ClientVc? theirs));
        f.CallManager.Script.Once("ProtocolCoDeleteVc", NdisStatus.NotAccepted);
        Assert.Equal(NdisStatus.Success, theirs!.Delete());
        f.EndInOrder();
    }

    [Fact]
    [Trait("Rule", "R086")]
    public void Delete_WhileActivationPends_IsRefusedByItsState()
    {
        using PlainFixture f = new(VerifierMode.Report);
        PlainCmVc vc = f.CallManager.NewVc();
        f.Miniport.Script.Mode("MiniportCoActivateVc", AnswerMode.Never);
        f.Miniport.Script.Mode("MiniportCoDeactivateVc", AnswerMode.Never);
        Assert.Equal(NdisStatus.Pending, vc.Activate(CallParameters.Any()));
        Assert.Equal(NdisStatus.NotAccepted, vc.Handle.Delete()); // Activating
        f.Miniport.Script.Release("MiniportCoActivateVc");
        Assert.Equal(NdisStatus.NotAccepted, vc.Handle.Delete()); // Active
        Assert.Equal(NdisStatus.Pending, vc.Activate(CallParameters.Any()));
        Assert.Equal(NdisStatus.NotAccepted, vc.Handle.Delete()); // Reactivating
        f.Miniport.Script.Release("MiniportCoActivateVc");
        Assert.Equal(NdisStatus.Pending, vc.Deactivate());
        Assert.Equal(NdisStatus.Closing, vc.Handle.Delete()); // Deactivating
        f.Miniport.Script.Release("MiniportCoDeactivateVc");
        Assert.Equal(NdisStatus.Success, f.CallManager.Delete(vc));
        Assert.Equal(NdisStatus.Failure, vc.Handle.Delete()); // Deleted
        Assert.Equal(NdisStatus.Failure, vc.Handle.AssignInstanceName("x", out _)); // R093
        f.End();
    }

    [Fact]
    [Trait("Spec", "3.5")]
    public void Delete_WithCallOrRequest_IsNotAccepted()
    {
        using PlainFixture f = new(VerifierMode.Report);
        f.Miniport.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        PlainCmVc vc = f.CallManager.NewVc();
        NdisOidRequest oid = new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[8]);
        Assert.Equal(NdisStatus.Pending, f.CallManager.Binding!.OidRequest(vc.Handle, oid));
        Assert.Equal(NdisStatus.NotAccepted, vc.Handle.Delete());
        f.Miniport.Script.Release("MiniportCoOidRequest");
        Assert.Equal(NdisStatus.Success, f.CallManager.Delete(vc));
        ScriptedCall call = f.Connect();
        Assert.Equal(NdisStatus.NotAccepted, call.Handle.Delete());
        f.End();
    }

    [Fact]
    [Trait("Rule", "R072")]
    public void CreateVc_OverAnMcm_IsNoBusinessOfACallManager()
    {
        using NdisFixture f = new(verifier: VerifierMode.Report);
        PlainCallManager other = new(f.Loop, "OTHER CM");
        f.Host.RegisterProtocol(other);
        _ = f.Start();
        Assert.Equal(NdisStatus.Failure, other.Registered); // 3.2: the MCM was first
        Assert.Null(other.NewVc(null, out NdisStatus status));
        Assert.Equal(NdisStatus.Failure, status);
    }

    [Fact]
    [Trait("Rule", "R093")]
    public void InstanceName_Assigned_IsUniqueAndStaysUntilTheVcGoes()
    {
        using PlainFixture f = new();
        PlainCmVc first = f.CallManager.NewVc();
        PlainCmVc second = f.CallManager.NewVc(f.CallManager.Afs[0]);
        Assert.Equal(NdisStatus.Success, first.Handle.AssignInstanceName("Signaling", out string name));
        Assert.Equal(NdisStatus.Success, first.Handle.AssignInstanceName("Other", out string again));
        Assert.Equal(NdisStatus.Success, second.Handle.AssignInstanceName("Signaling", out string other));
        Assert.StartsWith("Signaling", name, StringComparison.Ordinal);
        Assert.Equal(name, again);
        Assert.False(string.Equals(name, other, StringComparison.Ordinal));
        ScriptedCall call = f.Client.Binding.Calls[0];
        Assert.Equal(NdisStatus.Success, call.Handle.AssignInstanceName("Client", out string theirs)); // one VC, one name
        Assert.Equal(other, theirs);
        Assert.Equal(NdisStatus.Failure, first.Handle.AssignInstanceName("", out _));
        _ = f.CallManager.Delete(first);
        _ = f.CallManager.Delete(second);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "3.5")]
    public void InstanceName_OnAnMcm_IsTheClientsToAssign()
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedCall call = f.Connect();
        Assert.Equal(NdisStatus.Success, call.Handle.AssignInstanceName("Call", out string name));
        Assert.StartsWith("Call", name, StringComparison.Ordinal);
        f.EndInOrder();
    }

    private static List<string> Record(PlainFixture f)
    {
        List<string> order = [];
        f.Miniport.Script.Hook = order.Add;
        f.CallManager.Script.Hook = order.Add;
        f.Client.Script.Hook = ddi => order.Add($"CLIENT {ddi}");
        return order;
    }
}
