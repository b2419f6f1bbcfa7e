using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.11, 4.13: a reset aborts what is queued and keeps every handle.</summary>
public sealed class ResetTests
{
    private static readonly Oid PacketFilter = new(0x0001010E);

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Late)]
    [Trait("Rule", "R269")]
    [Trait("Rule", "R271")]
    [Trait("Rule", "R273")]
    public void Reset_WithSendsAndRequestsOutstanding_AbortsThemAndKeepsTheCall(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "queued"u8);
        f.Mcm.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]);
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        f.Mcm.Script.Mode("MiniportResetEx", mode);

        NdisStatus? outcome = null;
        f.Adapter.Reset(s => outcome = s);
        f.Run();
        Assert.Equal(NdisStatus.Success, outcome);
        Assert.Equal([NdisStatus.ResetStart, NdisStatus.ResetEnd], f.Client.Statuses.Select(s => s.Code));
        Assert.Equal([NdisStatus.RequestAborted], f.Client.SendStatuses);
        Assert.Equal([(request, NdisStatus.RequestAborted)], f.Client.OidsCompleted);

        f.Edge.CompletesSendsAtOnce = true;
        f.Client.Send(call, "after"u8);
        Assert.Equal(NdisStatus.Success, f.Client.SendStatuses[^1]);
        f.EndInOrder();
    }

    [Theory]
    [InlineData("ProtocolCmMakeCall")]
    [InlineData("ProtocolClMakeCallComplete")]
    [InlineData("ProtocolCmCloseCall")]
    [InlineData("ProtocolClCloseCallComplete")]
    [InlineData("ProtocolCmDeregisterSap")]
    [InlineData("ProtocolCmCloseAf")]
    [Trait("Rule", "R271")]
    public void Reset_AtAnyStageOfACall_LeavesItItsCourse(string stage)
    {
        using NdisFixture f = new NdisFixture().WithMode(AnswerMode.Pending).Start();
        NdisStatus? outcome = null;
        bool done = false;
        void Hook(string ddi)
        {
            if (ddi == stage && !done)
            {
                done = true;
                f.Adapter.Reset(s => outcome = s);
            }
        }

        f.Mcm.Script.Hook = Hook;
        f.Client.Script.Hook = Hook;
        ScriptedCall call = f.Connect();
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        _ = f.Client.Close(call);
        f.Run();
        f.EndInOrder();
        Assert.Equal(NdisStatus.Success, outcome);
    }

    [Fact]
    [Trait("Rule", "R270")]
    public void SendsAndRequests_WhileResetting_GetResetInProgress()
    {
        using NdisFixture f = new(verifier: VerifierMode.Report);
        f.Start();
        ScriptedCall call = f.Connect();
        f.Mcm.Script.Mode("MiniportResetEx", AnswerMode.Never);
        NdisStatus? first = null;
        NdisStatus? second = null;
        f.Adapter.Reset(s => first = s);
        f.Adapter.Reset(s => second = s);
        Assert.Equal(NdisStatus.ResetInProgress, second);
        f.Client.Send(call, "refused"u8);
        Assert.Equal([NdisStatus.ResetInProgress], f.Client.SendStatuses);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]);
        Assert.Equal(NdisStatus.ResetInProgress, f.Binding.Handle.OidRequest(null, request));
        Assert.Equal(NdisStatus.ResetInProgress, f.Adapter.OidRequest(request, _ => { }));
        Assert.Null(first);
        f.Mcm.Script.Release("MiniportResetEx");
        Assert.Equal(NdisStatus.Success, first);
        Assert.Equal(NdisStatus.Success, f.Binding.Handle.OidRequest(null, request));
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [InlineData(AnswerMode.Pending)]
    [Trait("Rule", "R274")]
    public void Reset_ThatLostTheAddressing_GetsItBackBeforeResetEnd(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().Start();
        NdisOidRequest filter = new(NdisRequestType.SetInformation, PacketFilter, new byte[] { 5, 0, 0, 0 });
        Assert.Equal(NdisStatus.Success, f.Adapter.OidRequest(filter, _ => { }));
        f.Mcm.Script.Mode("MiniportCoOidRequest", mode);
        f.Mcm.Script.Mode("MiniportResetEx", mode);
        f.Edge.AddressingReset = true;
        List<string> order = [];
        f.Mcm.Script.Hook = order.Add;
        f.Client.Script.Hook = order.Add;
        f.Adapter.Reset(_ => order.Add("end"));
        f.Run();
        Assert.Equal(["ProtocolCoStatusEx", "MiniportResetEx", "MiniportCoOidRequest", "ProtocolCoStatusEx", "end"], order);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "3.1")]
    public void Reset_WhilePaused_LeavesTheAdapterPaused()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Adapter.Pause(_ => { });
        NdisStatus? outcome = null;
        f.Adapter.Reset(s => outcome = s);
        f.Run();
        Assert.Equal(NdisStatus.Success, outcome);
        Assert.Equal(AdapterState.Paused, f.Adapter.State);
        f.EndByHalt();
        f.Adapter.Reset(s => outcome = s);
        Assert.Equal(NdisStatus.InvalidState, outcome);
    }

    [Fact]
    [Trait("Rule", "R269")]
    public void Reset_AskedForInsideAStatus_WaitsUntilItsStartCanBeTold()
    {
        using NdisFixture f = new NdisFixture().Start();
        List<string> order = [];
        bool asked = false;
        f.Client.Script.Hook = ddi =>
        {
            order.Add(ddi);
            if (!asked)
            {
                asked = true;
                f.Adapter.Reset(_ => { });
            }
        };
        f.Mcm.Script.Hook = order.Add;
        f.Mcm.Adapter!.IndicateStatusEx(null, new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
        f.Run();
        Assert.Equal(["ProtocolCoStatusEx", "ProtocolCoStatusEx", "MiniportResetEx", "ProtocolCoStatusEx"], order);
        f.EndInOrder();
    }
}
