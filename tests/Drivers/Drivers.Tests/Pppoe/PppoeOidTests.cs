using System.Buffers.Binary;
using UserCoNdis.Drivers.Tests.WanMiniport;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Every object asked of a PPPoE adapter that carries a session (contract 5.2, 7.3).</summary>
public sealed class PppoeOidTests
{
    private static readonly Oid[] s_notOfPppoe = // optional: no compression, no profile, no PVCs, no addresses
    [
        Oid.WanCoGetCompInfo, Oid.WanCoSetCompInfo, Oid.GenCoDeviceProfile, Oid.CoAddPvc, Oid.CoDeletePvc, Oid.CoAddAddress,
        Oid.CoDeleteAddress, Oid.CoGetAddresses, Oid.CoGetCallInformation, Oid.CoTapiTranslateTapiCallParams,
        Oid.CoTapiTranslateNdisCallParams, Oid.CoTapiTranslateTapiSap, Oid.CoTapiReportDigits, Oid.CoTapiDontReportDigits,
    ];

    [Fact]
    [Trait("Rule", "R243, R244, R249, R250, R280")]
    public void EveryOid_WithABufferOfEveryLength_CountsItsBytesAndTouchesNoOther()
    {
        PppoeLine line = new();
        line.BringUp();
        PppoeVc vc = Assert.Single(line.A.Miniport.Calls.ToArray());
        foreach (OidRow row in OidTable.Rows.Where(r => r.Target != OidTarget.Client))
        {
            Exception? found = Record.Exception(
                () => OidProbe.AskAtEveryLength(line.A.Miniport, vc, row, !s_notOfPppoe.Contains(row.Oid)));
            Assert.True(found is null, $"{row.Name}: {found?.Message}");
        }

        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R251, R253, R281, R282")]
    public void Answers_OfAnAdapterWithASession_AreItsOwn()
    {
        PppoeLine line = new();
        line.BringUp();
        _ = line.Ping(line.A.Session, PppoeLine.Address("10.0.0.1"));
        PppoeVc vc = Assert.Single(line.A.Miniport.Calls.ToArray());
        Assert.Equal((uint)NdisWanMediumSubtype.Pppoe, BinaryPrimitives.ReadUInt32LittleEndian(Query(line, null, Oid.WanMediumSubtype, 4)));
        Assert.Equal("02000000000A", Convert.ToHexString(Query(line, null, Oid.WanPermanentAddress, 6)));
        Assert.Equal(Query(line, vc, Oid.GenCoBytesXmit, 8), Query(line, null, Oid.GenCoBytesXmit, 8)); // its only session
        Assert.Equal(line.A.Miniport.Statistics.BytesSent, BinaryPrimitives.ReadInt64LittleEndian(Query(line, vc, Oid.GenCoBytesXmit, 8)));
        Assert.True(NdisWanCoInfo.TryRead(Query(line, null, Oid.WanCoGetInfo, 16), out NdisWanCoInfo info));
        Assert.Equal((1492u, 64u, WanFraming.PppFraming | WanFraming.TapiProvider), (info.MaxFrameSize, info.MaxSendWindow, info.FramingBits));
        line.HaltAndCheck();
    }

    [Fact]
    [Trait("Rule", "R248")]
    public void Oid_AfterTheLinkIsGone_IsNotAccepted()
    {
        PppoeTapLine line = new();
        line.Changing.Close();
        _ = line.Loop.RunUntilIdle();
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]);
        Assert.Equal(NdisStatus.NotAccepted, ((ICoMiniportEdge)line.S.Miniport).OidRequest(null, null, request));
        line.HaltAndCheck();
    }

    private static byte[] Query(PppoeLine line, PppoeVc? vc, Oid oid, int room)
    {
        NdisOidRequest request = new(NdisRequestType.QueryStatistics, oid, new byte[room]);
        Assert.Equal(NdisStatus.Success, ((ICoMiniportEdge)line.A.Miniport).OidRequest(null, vc, request));
        return request.InformationBuffer[..request.BytesWritten].ToArray();
    }
}
