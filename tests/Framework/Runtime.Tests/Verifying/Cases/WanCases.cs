using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>What the cases of contract 6.P share: the client is NDISWAN, the miniport a CoNDIS WAN miniport.</summary>
internal static class WanCases
{
    public const WanFraming Ppp = WanFraming.PppFraming;

    public const WanFraming Short = Ppp | WanFraming.PppCompressAddressControl | WanFraming.PppCompressProtocolField;

    /// <summary>A configure-request of LCP.</summary>
    public static readonly byte[] Lcp = [0xFF, 0x03, 0xC0, 0x21, 1, 1, 0, 4];

    /// <summary>The smallest IPv4 packet.</summary>
    public static readonly byte[] Ip = [0xFF, 0x03, 0x00, 0x21, 0x45, 0, 0, 20, 0, 0, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2];

    /// <summary>A connected link whose limits NDISWAN has asked (contract 5.6 items 1 and 4).</summary>
    public static ScriptedCall Link(ContractFixture f, WanAnswers wan)
    {
        f.Edge.OnOid = wan.Answer;
        Query(f, null, Oid.WanCoGetInfo, NdisWanCoInfo.Size);
        ScriptedCall call = f.Connect();
        Query(f, call, Oid.WanCoGetLinkInfo, NdisWanCoLinkInfo.Size);
        return call;
    }

    public static void Query(ContractFixture f, ScriptedCall? call, Oid oid, int size)
    {
        f.Client.Request(f.Binding, call, new(NdisRequestType.QueryInformation, oid, new byte[size]));
        f.Run();
    }

    public static void Set(ContractFixture f, ScriptedCall call, NdisWanCoLinkInfo info)
    {
        byte[] buffer = new byte[NdisWanCoLinkInfo.Size];
        info.Write(buffer);
        f.Client.Request(f.Binding, call, new(NdisRequestType.SetInformation, Oid.WanCoSetLinkInfo, buffer));
        f.Run();
    }

    public static NdisWanCoLinkInfo LinkInfo(WanFraming send, WanFraming receive, uint size = 1500) =>
        new(size, size, send, receive, 0, 0, 0, 0);

    public static void Indicate(ContractFixture f, ScriptedCall? call, NdisStatus code, byte[] buffer) =>
        f.Edge.Indicate(f.Miniport, call is null ? null : f.CarrierOf(call), new(code, buffer));

    public static byte[] LinkParams(uint window)
    {
        byte[] buffer = new byte[WanCoLinkParams.Size];
        new WanCoLinkParams(7000, 7000, window).Write(buffer);
        return buffer;
    }
}
