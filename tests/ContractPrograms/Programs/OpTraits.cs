namespace UserCoNdis.ContractPrograms;

/// <summary>What a call is made on, and what it makes.</summary>
public static class OpTraits
{
    /// <summary>The resource that the call is made on.</summary>
    public static Kind TargetOf(Op op) => op switch
    {
        Op.ClOpenAf or Op.CmCreateSignalingVc => Kind.Adapter,
        Op.ClCloseAf or Op.ClNotifyCloseComplete or Op.ClRegisterSap or Op.ClCreateVc or Op.ClOidToCallManager
            or Op.CmOpenAfComplete or Op.CmCloseAfComplete or Op.CmNotifyClose or Op.CmCreateVc or Op.CmOidToClient => Kind.Af,
        Op.ClDeregisterSap or Op.CmRegisterSapComplete or Op.CmDeregisterSapComplete => Kind.Sap,
        Op.ClDeleteVc or Op.ClMakeCall or Op.ClMakeMultipointCall or Op.ClCloseCall or Op.ClIncomingCallComplete or Op.ClAddParty
            or Op.ClModifyCallQoS or Op.ClSend or Op.ClOidToMiniport or Op.CmDeleteVc or Op.CmActivate or Op.CmDeactivate
            or Op.CmMakeCallComplete or Op.CmCloseCallComplete or Op.CmDispatchIncomingCall or Op.CmDispatchCallConnected
            or Op.CmDispatchIncomingClose or Op.CmModifyCallQoSComplete or Op.CmDispatchQoSChange or Op.MpActivateComplete
            or Op.MpDeactivateComplete or Op.MpIndicate or Op.MpIndicateStatus => Kind.Vc,
        Op.ClDropParty or Op.CmAddPartyComplete or Op.CmDropPartyComplete or Op.CmDispatchIncomingDrop => Kind.Party,
        Op.ClOidComplete or Op.CmOidComplete or Op.MpOidComplete => Kind.Oid,
        Op.MpSendComplete => Kind.Sent,
        Op.ClReturn => Kind.Received,
    };

    /// <summary>The resource that the call makes; null for none.</summary>
    public static Kind? MakesOf(Op op) => op switch
    {
        Op.ClOpenAf => Kind.Af,
        Op.ClRegisterSap => Kind.Sap,
        Op.ClCreateVc or Op.CmCreateVc or Op.CmCreateSignalingVc => Kind.Vc,
        Op.ClMakeMultipointCall or Op.ClAddParty => Kind.Party,
        Op.ClOidToCallManager or Op.ClOidToMiniport or Op.CmOidToClient => Kind.Oid,
        Op.ClSend => Kind.Sent,
        Op.MpIndicate => Kind.Received,
        _ => null,
    };

    /// <summary>The client makes the call.</summary>
    public static bool IsClients(Op op) => op <= Op.ClOidComplete;

    /// <summary>The call exists in this shape: an MCM has no signaling VC and no miniport to complete an activation.</summary>
    public static bool ExistsIn(Op op, Shape shape) => shape == Shape.StandAlone
        || op is not (Op.CmCreateSignalingVc or Op.MpActivateComplete or Op.MpDeactivateComplete);
}
