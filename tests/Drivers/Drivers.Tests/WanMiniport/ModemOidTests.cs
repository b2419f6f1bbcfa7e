using System.Buffers.Binary;
using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;

namespace UserCoNdis.Drivers.Tests.WanMiniport;

/// <summary>Every object asked of a modem that carries a call, with buffers of every length (contract 5.2, 7.3).</summary>
public sealed class ModemOidTests
{
    private static readonly Oid[] s_notOfAModem = // optional: no compression, no profile, no PVCs, no addresses
    [
        Oid.WanCoGetCompInfo, Oid.WanCoSetCompInfo, Oid.GenCoDeviceProfile, Oid.CoAddPvc, Oid.CoDeletePvc, Oid.CoAddAddress,
        Oid.CoDeleteAddress, Oid.CoGetAddresses, Oid.CoGetCallInformation, Oid.CoTapiTranslateTapiCallParams,
        Oid.CoTapiTranslateNdisCallParams, Oid.CoTapiTranslateTapiSap, Oid.CoTapiReportDigits, Oid.CoTapiDontReportDigits,
    ];

    [Fact]
    [Trait("Rule", "R243, R244, R249, R250, R280")]
    [Covers("OID_GEN_CO_*", "OID_WAN_CO_*", "OID_CO_TAPI_*")]
    public void EveryOid_WithABufferOfEveryLength_CountsItsBytesAndTouchesNoOther()
    {
        DirectLine line = new();
        line.BringUp();
        foreach (OidRow row in OidTable.Rows.Where(r => r.Target != OidTarget.Client))
        {
            Exception? found = Record.Exception(() => OidProbe.AskAtEveryLength(line.A.Modem, line.A.Modem.Call, row, !s_notOfAModem.Contains(row.Oid)));
            Assert.True(found is null, $"{row.Name}: {found?.Message}");
        }

        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R249, R254, R291")]
    public void SupportedList_OfAModem_HasAllThatIsMandatory()
    {
        DirectLine line = new();
        ModemMiniport modem = line.A.Modem;
        byte[] list = Query(modem, null, Oid.GenCoSupportedList, 400);
        Oid[] supported = [.. list.Chunk(4).Select(octets => new Oid(BinaryPrimitives.ReadUInt32LittleEndian(octets)))];
        Oid[] mandatory = [.. OidTable.Rows.Where(r => r.Target == OidTarget.MiniportHalf && r.Need == OidNeed.Mandatory).Select(r => r.Oid)];

        Assert.Empty(mandatory.Except(supported));
        MacOptions options = (MacOptions)BinaryPrimitives.ReadUInt32LittleEndian(Query(modem, null, Oid.GenCoMacOptions, 4));
        Assert.Equal(MacOptions.NoLoopback | MacOptions.DynamicLinkSpeed, options);
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R251, R298")]
    public void Counters_OfACall_AreTheVcsAndTheTotal()
    {
        DirectLine line = new();
        line.BringUp();
        _ = line.Ping(line.A, "10.0.0.1");
        ModemMiniport modem = line.A.Modem;
        ModemVc vc = modem.Call!;
        foreach (Oid oid in new[] { Oid.GenCoXmitPdusOk, Oid.GenCoRcvPdusOk, Oid.GenCoBytesXmit, Oid.GenCoBytesRcv })
        {
            Assert.NotEqual(0u, BinaryPrimitives.ReadUInt64LittleEndian(Query(modem, vc, oid, 8)));
            Assert.Equal(Query(modem, vc, oid, 8), Query(modem, null, oid, 8)); // its first call
        }

        Assert.True(NdisWanCoGetStatsInfo.TryRead(Query(modem, vc, Oid.WanCoGetStatsInfo, 200), out NdisWanCoGetStatsInfo info));
        Assert.Equal((vc.Statistics.BytesSent, vc.Statistics.FramesReceived), ((long)info.BytesSent, (long)info.FramesRcvd));
        Assert.Equal((default(WanCompressionCounters), default(WanTunnelCounters)), (info.Compression, info.Tunnel));

        ModemVc other = new(vc.Af, isOurs: false);
        Assert.Equal(new byte[8], Query(modem, other, Oid.GenCoXmitPdusOk, 8));
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R290")]
    public void LinkInfo_SetToDetect_ShowsPppOnceAFrameCame()
    {
        DirectLine line = new();
        line.BringUp();
        ModemMiniport modem = line.A.Modem;
        NdisWanCoLinkInfo info = LinkInfoOf(modem);
        Assert.True(info.SendFramingBits.HasFlag(WanFraming.PppFraming)); // the WAN layer set it

        Assert.Equal(NdisStatus.Success, SetLinkInfo(modem, info with { SendFramingBits = default, RecvFramingBits = default }));
        Assert.Equal(WanFraming.None, LinkInfoOf(modem).RecvFramingBits);
        _ = line.Ping(line.A, "10.0.0.1");
        Assert.Equal((WanFraming.PppFraming, WanFraming.PppFraming), (LinkInfoOf(modem).SendFramingBits, LinkInfoOf(modem).RecvFramingBits));
        line.HaltAndCheck();
    }

    [Theory]
    [Trait("Rule", "R245, R287, R288, R289")]
    [InlineData(1501u, 1500u, WanFraming.PppFraming, WanFraming.PppFraming)]
    [InlineData(1500u, 1501u, WanFraming.PppFraming, WanFraming.PppFraming)]
    [InlineData(1500u, 1500u, WanFraming.SlipFraming, WanFraming.SlipFraming)] // not told by OID_WAN_CO_GET_INFO
    [InlineData(1500u, 1500u, WanFraming.PppFraming, WanFraming.None)]         // the directions do not match
    public void SetLinkInfo_OfWhatTheDriverCannot_IsRefused(uint send, uint receive, WanFraming sendBits, WanFraming receiveBits)
    {
        DirectLine line = new();
        line.BringUp();
        NdisWanCoLinkInfo before = LinkInfoOf(line.A.Modem);
        Assert.Equal(NdisStatus.InvalidData, SetLinkInfo(line.A.Modem, new(send, receive, sendBits, receiveBits, 0, 0, 0, 0)));
        Assert.Equal(before, LinkInfoOf(line.A.Modem));
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R248")]
    public void Oid_AfterTheLinkIsGone_IsNotAccepted()
    {
        DirectLine line = new();
        line.A.Link.Close();
        _ = line.Loop.RunUntilIdle();
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]);
        Assert.Equal(NdisStatus.NotAccepted, Ask(line.A.Modem, null, request));
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Spec", "5.5")]
    public void CallDiagnostics_OfACallWithoutDialTone_TellWhatTheStatusCannot()
    {
        ModemLine line = new(caller: new SubscriberOptions { Behaviour = SubscriberBehaviour.NoDialTone });
        line.A.Dial(ModemBank.NumberOf(1));
        ModemVc vc = line.A.Modem.Call!;
        Assert.Equal(0, DiagnosticsOf(line.A.Modem, vc).DiagInfo.Length); // not ended

        line.AwaitIdle();
        CoTapiCallDiagnostics diagnostics = DiagnosticsOf(line.A.Modem, vc);
        Assert.Equal((LineCallOrigin.Outbound, LineCallReason.Direct), (diagnostics.Origin, diagnostics.Reason));
        Assert.True(CoTapiDiagInfo.TryRead(diagnostics.DiagInfo, out CoTapiDiagInfo info));
        Assert.Equal(LineDisconnectMode.NoDialtone, info.DisconnectMode);
        Assert.StartsWith("NO DIALTONE", info.Text, StringComparison.Ordinal);
        line.HaltAndCheck();
    }

    private static NdisStatus Ask(ModemMiniport modem, ModemVc? vc, NdisOidRequest request) =>
        ((ICoMiniportEdge)modem).OidRequest(modem, vc, request);

    private static byte[] Query(ModemMiniport modem, ModemVc? vc, Oid oid, int room)
    {
        NdisOidRequest request = new(NdisRequestType.QueryStatistics, oid, new byte[room]);
        Assert.Equal(NdisStatus.Success, Ask(modem, vc, request));
        return request.InformationBuffer[..request.BytesWritten].ToArray();
    }

    private static NdisWanCoLinkInfo LinkInfoOf(ModemMiniport modem)
    {
        Assert.True(NdisWanCoLinkInfo.TryRead(Query(modem, modem.Call, Oid.WanCoGetLinkInfo, 32), out NdisWanCoLinkInfo info));
        return info;
    }

    private static NdisStatus SetLinkInfo(ModemMiniport modem, NdisWanCoLinkInfo info)
    {
        byte[] bytes = new byte[NdisWanCoLinkInfo.Size];
        info.Write(bytes);
        return Ask(modem, modem.Call, new(NdisRequestType.SetInformation, Oid.WanCoSetLinkInfo, bytes));
    }

    private static CoTapiCallDiagnostics DiagnosticsOf(ModemMiniport modem, ModemVc vc)
    {
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.CoTapiGetCallDiagnostics, new byte[200]);
        Assert.Equal(NdisStatus.Success, ((ICallManager<McmAf, McmSap, McmVc>)modem).OidRequest(null, vc, null, request));
        Assert.True(CoTapiCallDiagnostics.TryRead(request.InformationBuffer.Span[..request.BytesWritten], out CoTapiCallDiagnostics found));
        return found;
    }
}
