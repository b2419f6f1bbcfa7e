using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;
using static UserCoNdis.Framework.Runtime.Tests.OidCases;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.L, each rule of a miniport's answers broken.</summary>
internal static class BrokenMiniportOids
{
    [Rule("R245", RuleCase.Broken)]
    public static void Set_AcceptedWithoutItsStructure(ContractFixture f) => Ask(f, Set(Oid.WanCoSetLinkInfo, 4), f.Connect());

    [Rule("R246", RuleCase.Broken)]
    public static void Request_RefusedBecauseOfAnother(ContractFixture f)
    {
        Pending(f);
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Sync);
        f.Edge.OnOid = static _ => NdisStatus.NotAccepted;
        Ask(f, Query(Oid.GenCoVendorId));
    }

    [Rule("R247", RuleCase.Broken)]
    public static void Request_CancelledAndFailed(ContractFixture f)
    {
        f.Edge.Script.Mode("MiniportCancelOidRequest", AnswerMode.Never);
        NdisOidRequest request = Pending(f);
        f.Binding.Handle.CancelOidRequest(request);
        f.Miniport.OidRequestComplete(null, request, NdisStatus.Failure);
    }

    [Rule("R248", RuleCase.Broken)]
    public static void Request_AnsweredByADeviceThatIsGone(ContractFixture f)
    {
        NdisOidRequest request = Pending(f);
        f.Edge.Script.Hook = ddi =>
        {
            if (ddi == "MiniportDevicePnPEventNotify")
            {
                f.Edge.Script.Hook = null;
                f.Miniport.OidRequestComplete(null, request, NdisStatus.Failure);
            }
        };
        _ = f.Adapter.SurpriseRemove();
    }

    [Rule("R249", RuleCase.Broken)]
    public static void Object_Unknown(ContractFixture f)
    {
        f.Edge.OnOid = static _ => NdisStatus.NotSupported;
        Ask(f, Query(Oid.GenCoVendorId));
    }

    [Rule("R250", RuleCase.Broken)]
    public static void Statistic_Unknown(ContractFixture f)
    {
        f.Edge.OnOid = static _ => NdisStatus.InvalidOid;
        Ask(f, Query(Oid.GenCoXmitPdusOk));
    }

    [Rule("R251", RuleCase.Broken)]
    public static void Statistic_OfAllLessThanOfOne(ContractFixture f)
    {
        Answer(f, 3);
        Ask(f, Query(Oid.GenCoXmitPdusOk), f.Connect());
        Answer(f, 2);
        Ask(f, Query(Oid.GenCoXmitPdusOk));
    }

    [Rule("R252", RuleCase.Broken)]
    public static void Time_Pending(ContractFixture f)
    {
        f.Edge.TimePends = true;
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Pending);
        Ask(f, Query(Oid.GenCoGetNetcardTime));
    }

    [Rule("R253", RuleCase.Broken)]
    public static void Counter_OfAFastLinkInFourBytes(ContractFixture f)
    {
        Answer(f, 10_000_000, size: 4);
        Ask(f, Query(Oid.GenCoLinkSpeed, 4));
        Ask(f, Query(Oid.GenCoBytesXmit));
    }

    [Rule("R254", RuleCase.Broken)]
    public static void MacOptions_WithTheReservedOne(ContractFixture f)
    {
        Answer(f, (uint)MacOptions.Reserved, size: 4);
        Ask(f, Query(Oid.GenCoMacOptions, 4));
    }
}
