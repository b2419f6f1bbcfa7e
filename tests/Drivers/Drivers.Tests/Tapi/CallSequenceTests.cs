using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>Contract 4.17-4.19: calls out and in, bridges, and how they end.</summary>
public sealed class CallSequenceTests
{
    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Late)]
    public void Call_OutBridgedDropped_GivesEverythingBack(AnswerMode mode)
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(prepare: p => p.Mcm.Script.Default = mode);
        bench.Loop.RunFor(TimeSpan.FromMinutes(1));
        TapiCall call = bench.Dial();
        bench.Loop.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal((LineCallState.Connected, Pbx.Speed), (call.State, call.TransmitBytesPerSecond));
        WanSession session = bench.Bridge(call);
        Assert.True(call.IsBridged);
        Assert.Equal(Pbx.Speed, session.TransmitBytesPerSecond);

        Assert.Equal(NdisStatus.Success, call.Drop());
        bench.Loop.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal((LineCallState.Idle, LineDisconnectMode.Normal), (call.State, call.DisconnectMode));
        Assert.Empty(pbx.Mcm.Vcs);
        Assert.Empty(bench.Wan.Sessions);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Calls_TwoOnALine_AreBridgedApart()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        TapiCall first = bench.Dial(number: "1");
        TapiCall second = bench.Dial(number: "2");
        WanSession one = bench.Bridge(first);
        WanSession two = bench.Bridge(second);
        Assert.NotSame(one, two);
        Assert.Equal(2, bench.Line.Calls.Count);

        _ = first.Drop();
        bench.Run();
        Assert.Equal((LineCallState.Idle, true), (first.State, second.IsBridged));
        Assert.Same(two, Assert.Single(bench.Wan.Sessions));
        _ = Assert.Single(pbx.Mcm.Vcs);
        bench.HaltAndCheck();
    }

    [Fact]
    public void GetId_AskedTwice_TellsTheSame()
    {
        TapiBench bench = new();
        _ = bench.Add();
        TapiCall call = bench.Dial();
        _ = call.GetId(CoTapi.NdisDeviceClass, out string id);
        Assert.Equal(NdisStatus.Success, call.GetId(CoTapi.NdisDeviceClass, out string again));
        Assert.Equal(id, again);
        Assert.Equal(NdisStatus.TapiInUse, call.GetId("WAVE", out _));
        bench.HaltAndCheck();
    }

    [Fact]
    public void GetId_WithoutNdiswan_TellsThatNobodyOwnsTheClass()
    {
        TapiBench bench = new(hasWan: false);
        _ = bench.Add();
        TapiCall call = bench.Dial();
        Assert.Equal(NdisStatus.TapiInvalDeviceClass, call.GetId(CoTapi.NdisDeviceClass, out _));
        Assert.Equal(LineCallState.Connected, call.State);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Bridge_Refused_LeavesTheCallConnected()
    {
        bool takes = false;
        TapiBench bench = new(wan: new() { OnOffer = (_, _) => takes ? WanOfferAnswer.Accept : WanOfferAnswer.Reject });
        _ = bench.Add();
        TapiCall call = bench.Dial();
        Assert.True(call.GetId(CoTapi.NdisDeviceClass, out _).IsFailure);
        Assert.Equal(LineCallState.Connected, call.State);
        Assert.Empty(bench.Wan.Sessions);

        takes = true;
        _ = bench.Bridge(call);
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Bridge_AnsweredLater_CompletesGetId(bool accepts)
    {
        WanSession? offered = null;
        TapiBench bench = new(wan: new()
        {
            OnOffer = (session, parameters) =>
            {
                offered = session;
                parameters.CallMgrParameters = parameters.CallMgrParameters! with { Receive = FlowSpec.Unspecified };
                parameters.Flags |= CoCallFlags.CallParametersChanged; // 5.6 item 3
                return WanOfferAnswer.Later;
            },
        });
        _ = bench.Add();
        TapiCall call = bench.Dial();
        List<(NdisStatus Status, string Id)> completed = [];
        call.GetIdCompleted += (_, status, id) => completed.Add((status, id));
        Assert.True(call.GetId(CoTapi.NdisDeviceClass, out _).IsPending);

        if (accepts)
        {
            offered!.Accept();
        }
        else
        {
            offered!.Reject();
        }

        (NdisStatus status, string id) = Assert.Single(completed);
        Assert.Equal((accepts, accepts), (status.IsSuccess, call.IsBridged));
        Assert.Equal(accepts ? offered : null, bench.Wan.FindSession(id));
        bench.HaltAndCheck();
    }

    [Fact]
    public void Drop_WhileTheBridgeIsOffered_WithdrawsTheOffer()
    {
        TapiBench bench = new(wan: new() { OnOffer = (_, _) => WanOfferAnswer.Later });
        _ = bench.Add();
        TapiCall call = bench.Dial();
        Assert.True(call.GetId(CoTapi.NdisDeviceClass, out _).IsPending);
        _ = call.Drop();
        bench.Run();
        Assert.Equal(LineCallState.Idle, call.State);
        Assert.Empty(bench.Wan.Sessions);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Line_OpenedByAnOwner_IsOfferedCalls()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(addresses: [1, 1]);
        TapiLine line = bench.Proxy.Lines[1];
        TapiCall? offered = null;
        line.CallOffered += call => offered = call;
        Assert.Equal(NdisStatus.Success, line.Open(LineCallPrivilege.Owner, LineMediaModes.DataModem | LineMediaModes.G3Fax));
        ScriptedSap sap = Assert.Single(pbx.Mcm.Saps);
        Assert.True(CoAfTapiSap.TryRead(sap.Sap.Sap.Span, out CoAfTapiSap wanted));
        Assert.Equal((1u, LineMediaModes.DataModem | LineMediaModes.G3Fax), (wanted.LineId, wanted.MediaModes));

        ScriptedMcmVc vc = pbx.Mcm.Offer(sap, Pbx.Incoming(1, "5551234"));
        Assert.Equal((LineCallState.Offering, "5551234"), (offered!.State, offered.Number));
        Assert.Null(pbx.Mcm.OfferAnswer); // R315
        Assert.Equal(NdisStatus.Success, offered.Answer());
        bench.Run();
        Assert.Equal(LineCallState.Connected, offered.State);
        _ = bench.Bridge(offered);

        pbx.Mcm.HangUp(vc, NdisStatus.Success);
        bench.Run();
        Assert.Equal((LineCallState.Idle, LineDisconnectMode.Normal), (offered.State, offered.DisconnectMode));
        Assert.DoesNotContain(Oid.CoTapiGetCallDiagnostics, pbx.Mcm.Script.Oids);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Line_OpenedToMonitor_RegistersNothing()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        Assert.Equal(NdisStatus.Success, bench.Line.Open(LineCallPrivilege.Monitor));
        Assert.Empty(pbx.Mcm.Saps);
        Assert.Equal(NdisStatus.Success, bench.Line.Open(LineCallPrivilege.Owner, LineMediaModes.DataModem));
        _ = Assert.Single(pbx.Mcm.Saps);
        Assert.Equal(NdisStatus.Success, bench.Line.Open(LineCallPrivilege.Owner, LineMediaModes.DataModem | LineMediaModes.G3Fax));
        Assert.Equal(2, pbx.Mcm.Saps.Count);
        Assert.Equal(NdisStatus.TapiInvalMediaMode, bench.Line.Open(LineCallPrivilege.Owner, LineMediaModes.InteractiveVoice));

        bench.Line.Close();
        bench.Line.Close();
        Assert.True(bench.Line.IsOpen);
        bench.Line.Close();
        Assert.False(bench.Line.IsOpen);
        Assert.Empty(pbx.Mcm.Saps);
        bench.HaltAndCheck();
    }

    [Fact]
    public void Sap_Refused_LeavesTheLineClosed()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        pbx.Mcm.Script.Once("ProtocolCmRegisterSap", NdisStatus.InvalidData);
        Assert.Equal(NdisStatus.InvalidData, bench.Line.Open(LineCallPrivilege.Owner));
        Assert.False(bench.Line.IsOpen);
        Assert.Equal(NdisStatus.Success, bench.Line.Open(LineCallPrivilege.Owner));
        bench.HaltAndCheck();
    }

    [Fact]
    public void Offer_Dropped_IsRejected()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        bench.Line.CallOffered += call => call.Drop();
        _ = bench.Line.Open(LineCallPrivilege.Owner);
        _ = pbx.Mcm.Offer(pbx.Mcm.Saps[0], Pbx.Incoming(0, ""));
        bench.Run();
        Assert.True(pbx.Mcm.OfferAnswer!.Value.IsFailure);
        Assert.Empty(bench.Line.Calls);
        Assert.False(pbx.Mcm.Script.Saw("ProtocolCmCloseCall")); // R149
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Caller_GivesUp_ClosesTheOffer(bool answered)
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add(prepare: p => p.Mcm.Script.Mode("ProtocolCmIncomingCallComplete", AnswerMode.Pending));
        TapiCall? offered = null;
        bench.Line.CallOffered += call => offered = call;
        _ = bench.Line.Open(LineCallPrivilege.Owner);
        ScriptedMcmVc vc = pbx.Mcm.Offer(pbx.Mcm.Saps[0], Pbx.Incoming(0, ""));
        if (answered)
        {
            _ = offered!.Answer();
        }

        pbx.Mcm.HangUp(vc, NdisStatus.Success);
        bench.Run();
        Assert.Equal(LineCallState.Idle, offered!.State);
        Assert.True(pbx.Mcm.Script.Saw("ProtocolCmCloseCall"));
        bench.HaltAndCheck();
    }

    [Fact]
    public void Close_OfTheLine_EndsItsCallsFirst()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        _ = bench.Line.Open(LineCallPrivilege.Owner);
        _ = bench.Bridge(bench.Dial(number: "1"));
        _ = bench.Dial(number: "2");
        pbx.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        pbx.Mcm.Script.Log.Clear();

        bool closed = false;
        bench.Line.Close(() => closed = true);
        Assert.False(closed); // R321
        bench.Run();
        Assert.True(closed);
        Assert.Equal(
            "ProtocolCmCloseCall ProtocolCmCloseCall ProtocolCoDeleteVc ProtocolCoDeleteVc ProtocolCmDeregisterSap",
            string.Join(' ', pbx.Mcm.Script.Log.Where(ddi => ddi.StartsWith("Protocol", StringComparison.Ordinal))));
        bench.HaltAndCheck();
    }

    [Fact]
    public void Deallocate_OfACallThatIs_DropsIt()
    {
        TapiBench bench = new();
        Pbx pbx = bench.Add();
        TapiCall call = bench.Dial();
        int told = 0;
        call.StateChanged += (_, _) => told++;
        call.Deallocate();
        bench.Run();
        Assert.Equal((LineCallState.Idle, 0), (call.State, told));
        Assert.Empty(pbx.Mcm.Vcs);
        bench.HaltAndCheck();
    }
}
