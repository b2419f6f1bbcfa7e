using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Tapi;

/// <summary>Contract 5.5, TRANSLATE: call managers of other families than TAPI_PROXY.</summary>
public sealed class TranslationTests
{
    private const uint Family = 0x77;

    private static readonly byte[] s_number = "\u0001\u0002\u0003"u8.ToArray();

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    public void Call_Out_UsesWhatTheCallManagerTranslated(AnswerMode mode)
    {
        (TapiBench bench, Pbx pbx) = Start();
        pbx.Mcm.Script.Mode("ProtocolCoOidRequest", mode);
        CoCallParameters? made = null;
        pbx.Mcm.AlterParameters += parameters => made = parameters;
        TapiCall call = bench.Dial(number: "42");
        Assert.Equal(LineCallState.Connected, call.State);
        Assert.Equal(s_number, made!.CallMgrParameters!.CallMgrSpecific.Parameters.ToArray());
        bench.HaltAndCheck();
    }

    [Fact]
    public void Call_ThatCannotBeTranslated_Fails()
    {
        (TapiBench bench, Pbx pbx) = Start();
        pbx.Translate = _ => NdisStatus.TapiInvalAddress;
        TapiCall call = bench.Dial();
        Assert.Equal((LineCallState.Idle, LineDisconnectMode.BadAddress), (call.State, call.DisconnectMode));
        Assert.False(pbx.Mcm.Script.Saw("ProtocolCmMakeCall"));
        bench.HaltAndCheck();
    }

    [Fact]
    public void Call_DroppedWhileItIsTranslated_IsNotMade()
    {
        (TapiBench bench, Pbx pbx) = Start();
        pbx.Mcm.Script.Mode("ProtocolCoOidRequest", AnswerMode.Pending);
        _ = bench.Line.Open(LineCallPrivilege.None);
        _ = bench.Line.MakeCall("1", out TapiCall? call);
        _ = call!.Drop();
        bench.Run();
        Assert.Equal((LineCallState.Idle, LineDisconnectMode.Cancelled), (call.State, call.DisconnectMode));
        Assert.False(pbx.Mcm.Script.Saw("ProtocolCmMakeCall"));
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    public void Call_In_TellsWhatTheCallManagerTranslated(AnswerMode mode)
    {
        (TapiBench bench, Pbx pbx) = Start();
        pbx.Mcm.Script.Mode("ProtocolCoOidRequest", mode);
        TapiCall? offered = null;
        bench.Line.CallOffered += call => offered = call;
        _ = bench.Line.Open(LineCallPrivilege.Owner);
        bench.Run();
        Assert.Equal(2, pbx.Mcm.Saps.Count); // the line is two SAPs there
        _ = pbx.Mcm.Offer(pbx.Mcm.Saps[1], Parameters());
        bench.Run();
        Assert.Equal(("caller", 0u), (offered!.Number, offered.AddressId));
        _ = offered.Answer();
        bench.Run();
        Assert.Equal(LineCallState.Connected, offered.State);
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [Trait("Rule", "R057")]
    public void Line_OpenAlready_KeepsNoSapOfARefusedHandle(AnswerMode mode)
    {
        (TapiBench bench, Pbx pbx) = Start();
        Assert.Equal(NdisStatus.Success, bench.Line.Open(LineCallPrivilege.Monitor));
        pbx.Mcm.Script.Mode("ProtocolCmDeregisterSap", mode);
        pbx.Mcm.Script.Once("ProtocolCmRegisterSap", NdisStatus.InvalidData); // the first of two
        Assert.Equal(NdisStatus.InvalidData, bench.Line.Open(LineCallPrivilege.Owner));
        bench.Run();
        Assert.Empty(pbx.Mcm.Saps);
        Assert.True(bench.Line.IsOpen);

        Assert.Equal(NdisStatus.Success, bench.Line.Open(LineCallPrivilege.Owner));
        Assert.Equal(2, pbx.Mcm.Saps.Count);
        bench.HaltAndCheck();
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    public void Answer_WithAHostileCount_IsAFailure(int count)
    {
        (TapiBench bench, Pbx pbx) = Start(VerifierMode.Off); // it would fail the adapter
        pbx.Translate = request =>
        {
            request.InformationBuffer.Span.Fill(0xFF); // lengths and offsets that lie
            (request.BytesWritten, request.BytesNeeded) = (count, count);
            return NdisStatus.Success;
        };
        TapiCall call = bench.Dial();
        Assert.Equal(LineCallState.Idle, call.State);
        Assert.True(call.Status.IsFailure);
        Assert.True(bench.Line.Open(LineCallPrivilege.Owner).IsFailure);
        Assert.False(pbx.Mcm.Script.Saw("ProtocolCmMakeCall"));
        bench.HaltAndCheck();
    }

    private static (TapiBench Bench, Pbx Pbx) Start(VerifierMode verifier = VerifierMode.Enforce)
    {
        TapiBench bench = new(proxy: new NdProxyOptions { TranslatedFamilies = [Family] }, verifier: verifier);
        Pbx pbx = bench.Add(prepare: p =>
        {
            p.Mcm.Families.Clear();
            p.Mcm.Families.Add(new CoAddressFamily(Family, 1, 0));
            p.WanInfo = p.WanInfo with { FramingBits = WanFraming.PppFraming }; // no line of the WAN: R299 does not ask for TAPI_PROXY
            p.Translate = Translate;
        });
        return (bench, pbx);
    }

    private static CoCallParameters Parameters() => new()
    {
        CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, new CoSpecificParameters(1, s_number)),
        MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, CoSpecificParameters.Empty),
    };

    private static NdisStatus? Translate(NdisOidRequest request)
    {
        ReadOnlySpan<byte> question = request.InformationBuffer.Span;
        if (request.Oid == Oid.CoTapiTranslateTapiCallParams && CoTapiTranslateTapiCallParams.TryRead(question, out var call))
        {
            CoTapiTranslateTapiCallParams answer = call with { NdisCallParams = Parameters() };
            return Pbx.Write(request, answer.Size, to => answer.Write(to.Span));
        }

        if (request.Oid == Oid.CoTapiTranslateNdisCallParams && CoTapiTranslateNdisCallParams.TryRead(question, out var incoming))
        {
            CoTapiTranslateNdisCallParams answer = incoming with { LineCallInfo = new LineCallInfo { CallerId = VarData.OfText("caller") } };
            return Pbx.Write(request, answer.Size, to => answer.Write(to.Span));
        }

        if (request.Oid == Oid.CoTapiTranslateTapiSap && CoTapiTranslateSap.TryRead(question, out var sap))
        {
            CoTapiTranslateSap answer = sap with { Saps = [new CoSap(1, new byte[] { 1 }), new CoSap(1, new byte[] { 2 })] };
            return Pbx.Write(request, answer.Size, to => answer.Write(to.Span));
        }

        return null;
    }
}
