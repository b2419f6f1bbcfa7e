using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Decision T17: a stand-alone call manager's VC that stands for a VC it holds as a client.</summary>
[Trait("Spec", "T17")]
public sealed class AliasTests
{
    [Fact]
    public void Alias_Connected_CarriesFramesOidsAndStatusOfTheVcBelow()
    {
        SeededLoop loop = new(1);
        using NdisHost host = new(loop, new NdisHostOptions { Verifier = VerifierMode.Enforce });
        ScriptedMcm mcm = new(loop);
        ScriptedProxy proxy = new();
        ScriptedClient wan = new(loop, "WAN", CoAddressFamily.Tapi);
        host.RegisterProtocol(proxy);
        host.RegisterProtocol(wan);
        NdisAdapter adapter = host.AddAdapter("A", mcm);
        Assert.Equal(NdisStatus.Success, adapter.Start());
        loop.RunUntilIdle();

        ScriptedBridge bridge = proxy.Dial();
        Assert.True(bridge.LowerIsConnected);
        mcm.Receive(mcm.Vcs[0], "early"u8);
        Assert.Equal(1, proxy.FramesOfOurs);

        proxy.BridgeUp();
        ScriptedCall call = Assert.Single(wan.Binding.Calls);
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        mcm.Receive(mcm.Vcs[0], "in"u8);
        wan.Send(call, "out"u8);
        Assert.Equal("in"u8.ToArray(), Assert.Single(wan.Received));
        Assert.Equal(NdisStatus.Success, Assert.Single(wan.SendStatuses));

        mcm.Adapter!.IndicateStatusEx(mcm.Vcs[0].Handle, new(NdisStatus.WanCoLinkParams, new byte[WanCoLinkParams.Size]));
        Assert.Same(call, Assert.Single(wan.Statuses).Vc);
        NdisOidRequest oid = new(NdisRequestType.QueryInformation, Oid.WanCoGetLinkInfo, new byte[4]);
        Assert.Equal(NdisStatus.Success, wan.Binding.Handle.OidRequest(call.Handle, oid));
        Assert.Equal(NdisStatus.Success, call.Handle.TellTapiCallId(out string id));
        Assert.Equal(NdisStatus.Success, wan.Binding.Handle.GetProtocolVcContextFromTapiCallId(id, out object? found));
        Assert.Same(call, found);

        mcm.HangUp(mcm.Vcs[0], NdisStatus.Success);
        loop.RunUntilIdle();
        Assert.Empty(mcm.Vcs);
        Assert.Empty(wan.Binding.Calls);

        bool halted = false;
        adapter.UnbindProtocols(() => adapter.Halt(() => halted = true));
        loop.RunUntilIdle();
        Assert.True(halted);
        Assert.Empty(host.DescribeLeaks());
        Assert.Empty(host.Violations.Where(v => v.Severity == RuleSeverity.Error));
    }
}
