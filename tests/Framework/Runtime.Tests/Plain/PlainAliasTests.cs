using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Decision T17 over a plain miniport: the miniport knows the VC below, not its alias.</summary>
[Trait("Spec", "T17")]
public sealed class PlainAliasTests
{
    [Fact]
    public void Alias_OverAPlainMiniport_CarriesFramesOfTheVcBelow()
    {
        SeededLoop loop = new(1);
        using NdisHost host = new(loop, new NdisHostOptions { Verifier = VerifierMode.Enforce });
        PlainMiniport miniport = new(loop);
        PlainCallManager callManager = new(loop);
        ScriptedProxy proxy = new();
        ScriptedClient wan = new(loop, "WAN", CoAddressFamily.Tapi);
        host.RegisterProtocol(callManager);
        host.RegisterProtocol(proxy);
        host.RegisterProtocol(wan);
        NdisAdapter adapter = host.AddAdapter("A", miniport);
        Assert.Equal(NdisStatus.Success, adapter.Start());
        loop.RunUntilIdle();

        Assert.True(proxy.Dial().LowerIsConnected);
        proxy.BridgeUp();
        ScriptedCall call = Assert.Single(wan.Binding.Calls);
        PlainVc below = Assert.Single(miniport.Vcs);
        miniport.Edge.Receive(below, "in"u8);
        wan.Send(call, "out"u8);
        Assert.Equal("in"u8.ToArray(), Assert.Single(wan.Received));
        Assert.Equal(NdisStatus.Success, Assert.Single(wan.SendStatuses));
        Assert.Equal(1, miniport.Script.Count("MiniportCoActivateVc")); // the alias is active at once

        bool halted = false;
        adapter.UnbindProtocols(() => adapter.Halt(() => halted = true));
        loop.RunUntilIdle();
        Assert.True(halted, string.Join('\n', host.DescribeLeaks()));
        Assert.Empty(host.DescribeLeaks());
        Assert.Empty(host.Violations.Where(v => v.Severity == RuleSeverity.Error));
    }
}
