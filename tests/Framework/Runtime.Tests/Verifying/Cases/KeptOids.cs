using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;
using static UserCoNdis.Framework.Runtime.Tests.OidCases;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.L, each rule kept.</summary>
internal static class KeptOids
{
    [Rule("R234", RuleCase.Kept)]
    [Rule("R237", RuleCase.Kept)]
    [Rule("R238", RuleCase.Kept)]
    [Rule("R239", RuleCase.Kept)]
    [Rule("R240", RuleCase.Kept)]
    [Rule("R241", RuleCase.Kept)]
    [Rule("R242", RuleCase.Kept)]
    [Rule("R244", RuleCase.Kept)]
    [Rule("R245", RuleCase.Kept)]
    [Rule("R255", RuleCase.Kept)]
    public static void Requests_OfBothHalves_Pending(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.WithMode(AnswerMode.Pending);
        Ask(f, Query(Oid.GenCoVendorId));
        Ask(f, Set(Oid.WanCoSetLinkInfo, NdisWanCoLinkInfo.Size), call);
        AskCallManager(f, Query(Oid.CoTapiCmCaps));
        Tell(f, Oid.CoSignalingEnabled);
    }

    [Rule("R243", RuleCase.Kept)]
    public static void Buffer_TooShort_AndHowMuchItTakes(ContractFixture f)
    {
        f.Edge.OnOid = static request =>
        {
            request.BytesNeeded = 16;
            return NdisStatus.BufferTooShort;
        };
        Ask(f, Query(Oid.GenCoSupportedList, 4));
    }

    [Rule("R246", RuleCase.Kept)]
    public static void Request_WhileAnotherIsPending(ContractFixture f)
    {
        Pending(f);
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Sync);
        Ask(f, Query(Oid.GenCoVendorId));
        f.Edge.Script.Release("MiniportCoOidRequest");
    }

    [Rule("R247", RuleCase.Kept)]
    public static void Requests_CancelledAndReset(ContractFixture f)
    {
        f.Binding.Handle.CancelOidRequest(Pending(f));
        f.Run();
        Pending(f);
        f.Adapter.Reset(static _ => { });
    }

    [Rule("R248", RuleCase.Kept)]
    public static void Request_AfterTheDeviceWasPulledOut(ContractFixture f)
    {
        _ = f.Adapter.SurpriseRemove();
        Ask(f, Query(Oid.GenCoVendorId));
    }

    [Rule("R249", RuleCase.Kept)]
    [Rule("R250", RuleCase.Kept)]
    [Rule("R252", RuleCase.Kept)]
    [Rule("R254", RuleCase.Kept)]
    public static void Objects_AskedFor(ContractFixture f)
    {
        Ask(f, Query(Oid.GenCoVendorId, 4));
        Ask(f, Query(Oid.GenCoXmitPdusOk));
        Ask(f, Query(Oid.GenCoGetNetcardTime));
        Answer(f, (uint)MacOptions.NoLoopback, size: 4);
        Ask(f, Query(Oid.GenCoMacOptions, 4));
    }

    [Rule("R251", RuleCase.Kept)]
    public static void Statistic_OfTwoVcsAndOfAll(ContractFixture f)
    {
        Answer(f, 3);
        Ask(f, Query(Oid.GenCoXmitPdusOk), f.Connect());
        Ask(f, Query(Oid.GenCoXmitPdusOk), f.Connect());
        Answer(f, 6);
        Ask(f, Query(Oid.GenCoXmitPdusOk));
    }

    [Rule("R253", RuleCase.Kept)]
    public static void Counter_OfAFastLink(ContractFixture f)
    {
        Answer(f, 10_000_000, size: 4);
        Ask(f, Query(Oid.GenCoLinkSpeed, 4));
        Answer(f, ulong.MaxValue);
        Ask(f, Query(Oid.GenCoBytesXmit));
    }

    [Rule("R256", RuleCase.Kept)]
    [Rule("R257", RuleCase.Kept)]
    public static void Addresses_ChangedAndAskedForAgain(ContractFixture f)
    {
        AskCallManager(f, Query(Oid.CoGetAddresses, 64));
        Tell(f, Oid.CoAddressChange);
        f.Client.CloseFamily(f.Binding);
    }

    [Rule("R258", RuleCase.Kept)]
    public static void Family_ClosedWhenAsked(ContractFixture f)
    {
        f.Connect();
        Tell(f, Oid.CoAfClose);
    }

    [Rule("R259", RuleCase.Kept)]
    [Rule("R260", RuleCase.Kept)]
    public static void Calls_WhenSignalingIsEnabledAgain(ContractFixture f)
    {
        Tell(f, Oid.CoSignalingDisabled);
        Tell(f, Oid.CoSignalingEnabled);
        f.Connect();
        f.Ring();
    }

    [Rule("R261", RuleCase.Kept)]
    [Rule("R262", RuleCase.Kept)]
    public static void Pvc_AddedAndUsed(ContractFixture f)
    {
        AskCallManager(f, Pvc(f.Binding.Af!.NdisAfHandle));
        f.Connect(CallParameters.OfPvc(f.CallManager.Pvcs.Pvcs[0].Parameters));
    }
}
