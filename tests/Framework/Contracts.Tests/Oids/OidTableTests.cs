namespace UserCoNdis.Framework.Contracts.Tests.Oids;

/// <summary>The 50 objects of CoNDIS, and how requests for them are checked.</summary>
public sealed class OidTableTests
{
    private const string Names = """
        OID_CO_ADDRESS_CHANGE OID_CO_ADD_ADDRESS OID_CO_ADD_PVC OID_CO_AF_CLOSE OID_CO_DELETE_ADDRESS OID_CO_DELETE_PVC
        OID_CO_GET_ADDRESSES OID_CO_GET_CALL_INFORMATION OID_CO_SIGNALING_DISABLED OID_CO_SIGNALING_ENABLED
        OID_CO_TAPI_ADDRESS_CAPS OID_CO_TAPI_CM_CAPS OID_CO_TAPI_GET_CALL_DIAGNOSTICS OID_CO_TAPI_LINE_CAPS
        OID_CO_TAPI_TRANSLATE_NDIS_CALLPARAMS OID_CO_TAPI_TRANSLATE_TAPI_CALLPARAMS OID_CO_TAPI_TRANSLATE_TAPI_SAP
        OID_GEN_CO_BYTES_RCV OID_GEN_CO_BYTES_XMIT OID_GEN_CO_BYTES_XMIT_OUTSTANDING OID_GEN_CO_DRIVER_VERSION
        OID_GEN_CO_GET_NETCARD_TIME OID_GEN_CO_GET_TIME_CAPS OID_GEN_CO_HARDWARE_STATUS OID_GEN_CO_LINK_SPEED
        OID_GEN_CO_MAC_OPTIONS OID_GEN_CO_MEDIA_CONNECT_STATUS OID_GEN_CO_MEDIA_IN_USE OID_GEN_CO_MEDIA_SUPPORTED
        OID_GEN_CO_MINIMUM_LINK_SPEED OID_GEN_CO_NETCARD_LOAD OID_GEN_CO_PROTOCOL_OPTIONS OID_GEN_CO_RCV_CRC_ERROR
        OID_GEN_CO_RCV_PDUS_ERROR OID_GEN_CO_RCV_PDUS_NO_BUFFER OID_GEN_CO_RCV_PDUS_OK OID_GEN_CO_SUPPORTED_GUIDS
        OID_GEN_CO_SUPPORTED_LIST OID_GEN_CO_TRANSMIT_QUEUE_LENGTH OID_GEN_CO_VENDOR_DESCRIPTION
        OID_GEN_CO_VENDOR_DRIVER_VERSION OID_GEN_CO_VENDOR_ID OID_GEN_CO_XMIT_PDUS_ERROR OID_GEN_CO_XMIT_PDUS_OK
        OID_WAN_CO_GET_COMP_INFO OID_WAN_CO_GET_INFO OID_WAN_CO_GET_LINK_INFO OID_WAN_CO_GET_STATS_INFO
        OID_WAN_CO_SET_COMP_INFO OID_WAN_CO_SET_LINK_INFO
        """;

    [Fact]
    [Trait("Spec", "7.3")]
    public void Table_OfTheContractsNames_HasARowOfEach()
    {
        string[] names = Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(50, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(names.Except(OidTable.Rows.Select(r => r.Name), StringComparer.Ordinal));
    }

    [Fact]
    public void Table_EveryNamedValue_HasOneRow()
    {
        Oid[] named = [.. typeof(Oid).GetProperties().Where(p => p.PropertyType == typeof(Oid)).Select(p => (Oid)p.GetValue(null)!)];
        Assert.Equal(named.OrderBy(o => o.Value), OidTable.Rows.Select(r => r.Oid).OrderBy(o => o.Value));
        Assert.All(OidTable.Rows, row => Assert.Equal(row.Name, row.Oid.ToString()));
    }

    [Theory]
    [InlineData(0x0D01_0101u, OidTarget.MiniportHalf, NdisRequestType.QueryInformation, true, 64, 0xC0010017u)] // unknown: INVALID_OID
    [InlineData(0x0D01_0101u, OidTarget.CallManager, NdisRequestType.QueryInformation, true, 64, 0xC00000BBu)]  // NOT_SUPPORTED
    [InlineData(0x0401_0182u, OidTarget.CallManager, NdisRequestType.QueryInformation, true, 64, 0xC00000BBu)]  // a miniport's
    [InlineData(0x0401_0182u, OidTarget.MiniportHalf, NdisRequestType.SetInformation, true, 64, 0xC00000BBu)]   // a query only
    [InlineData(0x0401_0182u, OidTarget.MiniportHalf, NdisRequestType.Method, true, 64, 0xC00000BBu)]
    [InlineData(0x0401_0182u, OidTarget.MiniportHalf, NdisRequestType.QueryInformation, false, 64, 0xC0010015u)] // INVALID_DATA
    [InlineData(0x0401_0182u, OidTarget.MiniportHalf, NdisRequestType.QueryStatistics, true, 0, 0u)]            // the answer checks the length
    [InlineData(0x0401_0181u, OidTarget.MiniportHalf, NdisRequestType.SetInformation, true, 31, 0xC0010014u)]   // INVALID_LENGTH
    [InlineData(0x0401_0181u, OidTarget.MiniportHalf, NdisRequestType.SetInformation, true, 32, 0u)]
    [InlineData(0xFE00_0003u, OidTarget.CallManager, NdisRequestType.QueryInformation, true, 64, 0xC00000BBu)]  // reserved
    [InlineData(0xFE00_0007u, OidTarget.Client, NdisRequestType.SetInformation, false, 0, 0u)]
    public void Check_OfARequest_GivesTheStatusOfTheContract(
        uint oid, OidTarget target, NdisRequestType type, bool hasVc, int length, uint status)
    {
        NdisOidRequest request = new(type, new Oid(oid), new byte[length]) { BytesNeeded = 1, BytesRead = 2, BytesWritten = 3 };
        Assert.Equal(new NdisStatus(status), OidAnswer.Check(request, target, hasVc));
        int needed = status == NdisStatus.InvalidLength.Value ? 32 : 0;
        Assert.Equal((needed, 0, 0), (request.BytesNeeded, request.BytesRead, request.BytesWritten)); // R243
    }

    [Theory]
    [InlineData(3, 0xC0010014u, 0, 4)]
    [InlineData(4, 0u, 4, 0)]
    [InlineData(7, 0u, 4, 0)]
    [InlineData(8, 0u, 8, 0)]
    public void Counter_OfABuffer_HasEightBytesWhereThereIsRoom(int length, uint status, int written, int needed)
    {
        NdisOidRequest request = new(NdisRequestType.QueryStatistics, Oid.GenCoBytesXmit, new byte[length]);
        Assert.Equal(new NdisStatus(status), OidAnswer.Counter(request, 0x1_2345_6789));
        Assert.Equal((written, needed), (request.BytesWritten, request.BytesNeeded));
    }
}
