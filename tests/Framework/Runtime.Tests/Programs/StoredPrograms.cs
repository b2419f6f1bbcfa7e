using UserCoNdis.ContractPrograms;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Short programs that once found a difference between the host, or its verifier, and the model.</summary>
internal static class StoredPrograms
{
    public static IReadOnlyDictionary<string, (Shape Shape, Call[] Program)> All { get; } =
        new Dictionary<string, (Shape, Call[])>(StringComparer.Ordinal)
        {
            // NDIS took the dead party of the last call for the last party of this one (R170).
            ["CloseCall_NamesAPartyOfTheCallBefore_IsRefused"] = (Shape.StandAlone,
            [
                new(Op.ClOpenAf, 0, Makes: 8),
                new(Op.ClCreateVc, 8, Makes: 15),
                new(Op.ClMakeMultipointCall, 15, Makes: 26),
                new(Op.ClAddParty, 15, Makes: 27),
                new(Op.ClDropParty, 26),
                new(Op.ClCloseCall, 15, Other: 27),
                new(Op.ClMakeMultipointCall, 15, Makes: 35, Second: Answer.Pending),
                new(Op.ClCloseCall, 15, Other: 27, First: Answer.Failure),
            ]),

            // The verifier let a client discharge a request that the call manager owed, and then blamed the call manager (R239).
            ["OidRequest_CompletedByTheWrongDriver_IsStillOwed"] = (Shape.Mcm,
            [
                new(Op.ClOpenAf, 0, Makes: 7),
                new(Op.ClOidToCallManager, 7, Makes: 19, First: Answer.Pending),
                new(Op.ClOidComplete, 19),
                new(Op.CmOidComplete, 19),
            ]),

            // The verifier took a deactivation that was refused for one that was made (R102, R111).
            ["Receive_AfterARefusedDeactivation_IsOnAnActiveVc"] = (Shape.StandAlone,
            [
                new(Op.CmCreateSignalingVc, 0, Makes: 1),
                new(Op.CmActivate, 1),
                new(Op.CmActivate, 1, First: Answer.Pending),
                new(Op.CmDeactivate, 1, First: Answer.Pending),
                new(Op.MpIndicate, 1, Makes: 21),
            ]),

            // The verifier asked NDIS to offer a call whose VC was on its way down (R061).
            ["Dispatch_OnAVcBeingDeactivated_IsNotHeldAgainstNdis"] = (Shape.StandAlone,
            [
                new(Op.ClOpenAf, 0, Makes: 2),
                new(Op.ClRegisterSap, 2, Makes: 3, First: Answer.Pending),
                new(Op.CmCreateVc, 2, Makes: 7),
                new(Op.CmActivate, 7),
                new(Op.CmDeactivate, 7, First: Answer.Pending),
                new(Op.CmDispatchIncomingCall, 7, Other: 3),
                new(Op.MpDeactivateComplete, 7),
            ]),
        };
}
