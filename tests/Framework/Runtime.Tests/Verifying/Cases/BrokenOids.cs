using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;
using static UserCoNdis.Framework.Runtime.Tests.OidCases;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.L, each rule of requests and their answers broken.</summary>
internal static class BrokenOids
{
    [Rule("R234", RuleCase.Broken)]
    public static void Oid_WhileUnbinding(ContractFixture f)
    {
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolUnbindAdapterEx")
            {
                f.Client.Request(f.Binding, null, Query(Oid.GenCoVendorId));
            }
        };
        Sessions.End(f);
    }

    [Rule("R237", RuleCase.Broken)]
    public static void Oid_UsedAgainWhileItIsPending(ContractFixture f) => f.Client.Request(f.Binding, null, Pending(f));

    [Rule("R237", RuleCase.Broken)]
    public static void Oid_WithABufferThatChanges(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        Ask(f, Set(Oid.WanCoSetLinkInfo, NdisWanCoLinkInfo.Size), call).InformationBuffer.Span[0]++;
        f.Edge.Script.Release("MiniportCoOidRequest");
    }

    [Rule("R238", RuleCase.Broken)]
    public static void Oid_OfNoType(ContractFixture f) =>
        Ask(f, new((NdisRequestType)99, Oid.GenCoVendorId, new byte[4]));

    [Rule("R239", RuleCase.Broken)]
    public static void Oid_CompletedUnasked(ContractFixture f) =>
        f.Miniport.OidRequestComplete(null, Query(Oid.WanCoGetInfo), NdisStatus.Success);

    [Rule("R239", RuleCase.Broken)]
    public static void Oid_OfTheMiniport_CompletedByTheCallManager(ContractFixture f)
    {
        f.Connect();
        f.CallManager.Afs[0].Handle.OidRequestComplete(null, Pending(f), NdisStatus.Success);
    }

    [Rule("R240", RuleCase.Broken)]
    public static void Oid_CompletedForAnotherVc(ContractFixture f) =>
        f.Miniport.OidRequestComplete(null, Pending(f, f.Connect()), NdisStatus.RequestAborted);

    [Rule("R241", RuleCase.Broken)]
    public static void Oid_CompletedWithPending(ContractFixture f) =>
        f.Miniport.OidRequestComplete(null, Pending(f), NdisStatus.Pending);

    [Rule("R243", RuleCase.Broken)]
    public static void Buffer_TooShort_AndNotByHowMuch(ContractFixture f)
    {
        f.Edge.OnOid = static _ => NdisStatus.BufferTooShort;
        Ask(f, Query(Oid.GenCoSupportedList, 4));
    }

    [Rule("R244", RuleCase.Broken)]
    public static void Query_AnsweredWithMoreThanFits(ContractFixture f)
    {
        f.Edge.OnOid = static request =>
        {
            request.BytesWritten = 9;
            return NdisStatus.Success;
        };
        Ask(f, Query(Oid.GenCoVendorId));
    }

    [Rule("R244", RuleCase.Broken)]
    public static void Query_AnsweredWithNothing(ContractFixture f)
    {
        f.Edge.OnOid = static _ => NdisStatus.Success;
        Ask(f, Query(Oid.GenCoVendorId));
    }

    [Rule("R255", RuleCase.Broken)]
    public static void Oid_OfAConnectionlessMiniport(ContractFixture f) =>
        Ask(f, Query(new Oid(0x00010106))); // OID_GEN_MAXIMUM_FRAME_SIZE
}
