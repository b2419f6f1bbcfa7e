namespace UserCoNdis.Framework.Contracts.Tests.Structures;

/// <summary>Every structure of contract 2.9, 5.3, 5.5 and 7.3 that crosses a driver boundary as octets.</summary>
public static class AllStructures
{
    private static readonly VarData s_number = VarData.OfText("0301234");

    private static CoCallParameters Call => new()
    {
        Flags = CoCallFlags.CallParametersChanged,
        CallMgrParameters = new(new(1, 2, 3, 4, 5, 6, 7, 8), FlowSpec.Unspecified, new(9, new byte[] { 1, 2, 3 })),
        MediaParameters = new(CoMediaFlags.TransmitVc, 4, 5, new(6, new byte[] { 7, 8 })),
    };

    private static LineCallParams CallParams => LineCallParams.Default with { CalledParty = s_number, Comment = VarData.OfText("x") };

    private static LineCallInfo CallInfo => new() { Rate = 33600, CallerId = s_number, CallerIdName = VarData.OfText("Ada") };

    public static IReadOnlyList<Structure> All { get; } =
    [
        Structure.Of("CO_SAP", 8, new CoSap(CoSap.E164Type, new byte[] { 1, 2, 3 }), s => s.Size, (s, b) => s.Write(b),
            (ReadOnlySpan<byte> b, out CoSap s) => CoSap.TryRead(b, out s!)),
        Structure.Of("CO_ADDRESS", 4, new CoAddress(s_number), s => s.Size, (s, b) => s.Write(b), CoAddress.TryRead),
        Structure.Of("CO_ADDRESS_LIST", 8, new CoAddressList(3, [new(s_number), new(default), new(VarData.OfText("12345678"))]), s => s.Size,
            (s, b) => s.Write(b), CoAddressList.TryRead),
        Structure.Of("CO_PVC", 16, new CoPvc(0x1122334455667788, new(1, new byte[] { 5, 6 })), s => s.Size, (s, b) => s.Write(b), CoPvc.TryRead),
        Structure.Of("CO_CALL_PARAMETERS", 24, Call, FlatCallParameters.SizeOf, FlatCallParameters.Write,
            (ReadOnlySpan<byte> b, out CoCallParameters s) => FlatCallParameters.TryRead(b, out s!)),
        Structure.Of("NDIS_VAR_DATA_DESC", 16, new NdisVarDataDesc(1, 2, 3), _ => 16, (s, b) => s.Write(b), NdisVarDataDesc.TryRead),
        Structure.Of("NDIS_WAN_CO_INFO", 16, new NdisWanCoInfo(1500, 8, WanFraming.PppFraming, 3), _ => 16, (s, b) => s.Write(b), NdisWanCoInfo.TryRead),
        Structure.Of("NDIS_WAN_CO_GET_LINK_INFO", 32, new NdisWanCoLinkInfo(1, 2, WanFraming.PppFraming, WanFraming.SlipFraming, 5, 6, 7, 8),
            _ => 32, (s, b) => s.Write(b), NdisWanCoLinkInfo.TryRead),
        Structure.Of("NDIS_WAN_COMPRESS_INFO", 52, Compress(1), _ => 52, (s, b) => s.Write(b), NdisWanCompressInfo.TryRead),
        Structure.Of("NDIS_WAN_CO_GET_COMP_INFO", 104, new NdisWanCoCompInfo(Compress(0), Compress(1)), _ => 104, (s, b) => s.Write(b), NdisWanCoCompInfo.TryRead),
        Structure.Of("NDIS_WAN_CO_GET_STATS_INFO", 56, new NdisWanCoGetStatsInfo(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, new(11, 12, 13, 14)),
            _ => 56, (s, b) => s.Write(b), NdisWanCoGetStatsInfo.TryRead),
        Structure.Of("NDIS_WAN_CO_GET_STATS_INFO (T27)", 56,
            new NdisWanCoGetStatsInfo(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Tunnel: new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)),
            _ => 116, (s, b) => s.Write(b), NdisWanCoGetStatsInfo.TryRead),
        Structure.Of("WAN_CO_LINKPARAMS", 12, new WanCoLinkParams(3600, 7200, 4), _ => 12, (s, b) => s.Write(b), WanCoLinkParams.TryRead),
        Structure.Of("WAN_CO_MTULINKPARAMS", 20, new WanCoMtuLinkParams(3600, 7200, 4, 1500), _ => 20, (s, b) => s.Write(b), WanCoMtuLinkParams.TryRead),
        Structure.Of("NDIS_WAN_CO_FRAGMENT", 4, new NdisWanCoFragment(WanErrors.Crc), _ => 4, (s, b) => s.Write(b), NdisWanCoFragment.TryRead),
        Structure.Of("NDIS_CO_LINK_SPEED", 8, new NdisCoLinkSpeed(336, 288), _ => 8, (s, b) => s.Write(b), NdisCoLinkSpeed.TryRead),
        Structure.Of("GEN_GET_TIME_CAPS", 8, new GenGetTimeCaps(TimeCapsFlags.ReadableLocalClock, 2), _ => 8, (s, b) => s.Write(b), GenGetTimeCaps.TryRead),
        Structure.Of("NDIS_GUID", 28, new NdisGuid(new Guid("00112233-4455-6677-8899-aabbccddeeff"), 1, 2, 3), _ => 28, (s, b) => s.Write(b), NdisGuid.TryRead),
        Structure.Of("CO_AF_TAPI_SAP", 12, new CoAfTapiSap(1, 2, LineMediaModes.DataModem), _ => 12, (s, b) => s.Write(b), CoAfTapiSap.TryRead),
        Structure.Of("CO_AF_TAPI_MAKE_CALL_PARAMETERS", 48, new CoAfTapiMakeCallParameters(1, 2, 1, "5551", CallParams), s => s.Size,
            (s, b) => s.Write(b), (ReadOnlySpan<byte> b, out CoAfTapiMakeCallParameters s) => CoAfTapiMakeCallParameters.TryRead(b.ToArray(), out s)),
        Structure.Of("CO_AF_TAPI_INCOMING_CALL_PARAMETERS", 32, new CoAfTapiIncomingCallParameters(1, 2, 2, CallInfo), s => s.Size,
            (s, b) => s.Write(b), (ReadOnlySpan<byte> b, out CoAfTapiIncomingCallParameters s) => CoAfTapiIncomingCallParameters.TryRead(b.ToArray(), out s)),
        Structure.Of("CO_TAPI_CM_CAPS", 12, new CoTapiCmCaps(CoTapi.Version, 1, 0), _ => 12, (s, b) => s.Write(b), CoTapiCmCaps.TryRead),
        Structure.Of("CO_TAPI_LINE_CAPS", 300, new CoTapiLineCaps(1, 0, new() { MaxRate = 9, LineName = s_number }), s => s.Size,
            (s, b) => s.Write(b), CoTapiLineCaps.TryRead),
        Structure.Of("CO_TAPI_ADDRESS_CAPS", 240, new CoTapiAddressCaps(1, 2, 0, new() { Address = s_number, DevSpecific = s_number }),
            s => s.Size, (s, b) => s.Write(b), CoTapiAddressCaps.TryRead),
        Structure.Of("CO_TAPI_TRANSLATE_TAPI_CALLPARAMS", 64, new CoTapiTranslateTapiCallParams(1, 2, 1, s_number, CallParams, Call),
            s => s.Size, (s, b) => s.Write(b), CoTapiTranslateTapiCallParams.TryRead),
        Structure.Of("CO_TAPI_TRANSLATE_NDIS_CALLPARAMS", 40, new CoTapiTranslateNdisCallParams(2, Call, CallInfo),
            s => s.Size, (s, b) => s.Write(b), CoTapiTranslateNdisCallParams.TryRead),
        Structure.Of("CO_TAPI_TRANSLATE_SAP", 40,
            new CoTapiTranslateSap(1, 2, LineMediaModes.DataModem, [new(1, new byte[] { 1 }), new(2, new byte[] { 2, 3 })]),
            s => s.Size, (s, b) => s.Write(b), CoTapiTranslateSap.TryRead),
        Structure.Of("CO_TAPI_CALL_DIAGNOSTICS", 24,
            new CoTapiCallDiagnostics(LineCallOrigin.Outbound, LineCallReason.Direct, new CoTapiDiagInfo(LineDisconnectMode.NoDialtone, "NO DIALTONE").ToDiagInfo()),
            s => s.Size, (s, b) => s.Write(b), CoTapiCallDiagnostics.TryRead),
        Structure.Of("LINE_DEV_CAPS", 292, new LineDevCaps { LineName = s_number, ProviderInfo = s_number, PermanentLineGuid = Guid.Empty }, s => s.Size,
            (s, b) => s.Write(b), LineDevCaps.TryRead),
        Structure.Of("LINE_ADDRESS_CAPS", 228, new LineAddressCaps { Address = s_number }, s => s.Size, (s, b) => s.Write(b), LineAddressCaps.TryRead),
        Structure.Of("LINE_CALL_PARAMS", 180, CallParams, s => s.Size, (s, b) => s.Write(b), LineCallParams.TryRead),
        Structure.Of("LINE_CALL_INFO", 344, CallInfo, s => s.Size, (s, b) => s.Write(b), LineCallInfo.TryRead),
        Structure.Of("VAR_STRING", 24, VarString.OfUnicode("42"), s => s.Size, WriteString, VarString.TryRead),
    ];

    public static TheoryData<string> Names => [.. All.Select(s => s.Name)];

    public static Structure Find(string name) => All.Single(s => s.Name == name);

    private static NdisWanCompressInfo Compress(byte type) => new(
        VarData.OfText("12345678"), WanCompression.Compression, type, 3, type == 0 ? VarData.OfText("OUI") : default,
        (byte)(type == 0 ? 7 : 0), VarData.OfText("abcdefghijklmnopqrstuvwxyz012345"));

    private static void WriteString(VarString value, Span<byte> octets)
    {
        BitConverter.TryWriteBytes(octets, octets.Length);
        Assert.Equal(NdisStatus.Success, value.Answer(octets));
    }
}
