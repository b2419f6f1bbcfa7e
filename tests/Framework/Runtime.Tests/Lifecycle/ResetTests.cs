using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.11, 4.13: a reset aborts what is queued and keeps every handle.</summary>
public sealed class ResetTests
{
    private static readonly Oid PacketFilter = new(0x0001010E);

    [Theory]
    [BothShapes(AnswerMode.Sync)]
    [BothShapes(AnswerMode.Early)]
    [BothShapes(AnswerMode.Pending)]
    [BothShapes(AnswerMode.Late)]
    [Trait("Rule", "R269")]
    [Trait("Rule", "R271")]
    [Trait("Rule", "R273")]
    public void Reset_WithSendsAndRequestsOutstanding_AbortsThemAndKeepsTheCall(Shape shape, AnswerMode mode)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "queued"u8);
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]);
        Assert.Equal(NdisStatus.Pending, f.Binding.Handle.OidRequest(null, request));
        f.Edge.Script.Mode("MiniportResetEx", mode);

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
    [BothShapes("ProtocolCmMakeCall")]
    [BothShapes("ProtocolClMakeCallComplete")]
    [BothShapes("ProtocolCmCloseCall")]
    [BothShapes("ProtocolClCloseCallComplete")]
    [BothShapes("ProtocolCmDeregisterSap")]
    [BothShapes("ProtocolCmCloseAf")]
    [Trait("Rule", "R271")]
    public void Reset_AtAnyStageOfACall_LeavesItItsCourse(Shape shape, string stage)
    {
        using ContractFixture f = new ContractFixture(shape).WithMode(AnswerMode.Pending).Start();
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

        f.Scripts.ForEach(s => s.Hook = Hook);
        ScriptedCall call = f.Connect();
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);
        _ = f.Client.Close(call);
        f.Run();
        f.EndInOrder();
        Assert.Equal(NdisStatus.Success, outcome);
    }

    [Theory]
    [BothShapes]
    [Trait("Rule", "R270")]
    public void SendsAndRequests_WhileResetting_GetResetInProgress(Shape shape)
    {
        using ContractFixture f = new(shape, verifier: VerifierMode.Report);
        f.Start();
        ScriptedCall call = f.Connect();
        f.Edge.Script.Mode("MiniportResetEx", AnswerMode.Never);
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
        f.Edge.Script.Release("MiniportResetEx");
        Assert.Equal(NdisStatus.Success, first);
        Assert.Equal(NdisStatus.Success, f.Binding.Handle.OidRequest(null, request));
    }

    [Theory]
    [BothShapes(AnswerMode.Sync)]
    [BothShapes(AnswerMode.Early)]
    [BothShapes(AnswerMode.Pending)]
    [Trait("Rule", "R274")]
    public void Reset_ThatLostTheAddressing_GetsItBackBeforeResetEnd(Shape shape, AnswerMode mode)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        NdisOidRequest filter = new(NdisRequestType.SetInformation, PacketFilter, new byte[] { 5, 0, 0, 0 });
        Assert.Equal(NdisStatus.Success, f.Adapter.OidRequest(filter, _ => { }));
        f.Edge.Script.Mode("MiniportCoOidRequest", mode);
        f.Edge.Script.Mode("MiniportResetEx", mode);
        f.Edge.AddressingReset = true;
        List<string> order = [];
        f.Edge.Script.Hook = order.Add;
        f.Client.Script.Hook = order.Add;
        f.Adapter.Reset(_ => order.Add("end"));
        f.Run();
        Assert.Equal(["ProtocolCoStatusEx", "MiniportResetEx", "MiniportCoOidRequest", "ProtocolCoStatusEx", "end"], order);
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Spec", "3.1")]
    public void Reset_WhilePaused_LeavesTheAdapterPaused(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
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

    [Theory]
    [BothShapes]
    [Trait("Rule", "R269")]
    public void Reset_AskedForInsideAStatus_WaitsUntilItsStartCanBeTold(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
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
        f.Edge.Script.Hook = order.Add;
        f.Miniport.IndicateStatusEx(null, new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
        f.Run();
        Assert.Equal(["ProtocolCoStatusEx", "ProtocolCoStatusEx", "MiniportResetEx", "ProtocolCoStatusEx"], order);
        f.EndInOrder();
    }
}
