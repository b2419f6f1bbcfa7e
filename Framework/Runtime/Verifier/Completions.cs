using System.Collections.Frozen;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Which callback a completion function completes, and the rule that asks for exactly one (G1 to G3).</summary>
internal static class Completions
{
    private static readonly FrozenDictionary<DdiId, string> Rules = Enum.GetValues<DdiId>().Select(Of)
        .Where(static c => c.Callback != DdiId.Other)
        .ToFrozenDictionary(static c => c.Callback, static c => c.Rule);

    private static readonly FrozenSet<DdiId> Told =
        Enum.GetValues<DdiId>().Select(ToldBy).Where(static id => id != DdiId.Other).ToFrozenSet();

    public static (DdiId Callback, string Rule) Of(DdiId completion) => completion switch
    {
        DdiId.NdisCmOpenAddressFamilyComplete => (DdiId.ProtocolCmOpenAf, "R031"),
        DdiId.NdisCmCloseAddressFamilyComplete => (DdiId.ProtocolCmCloseAf, "R045"),
        DdiId.NdisClNotifyCloseAddressFamilyComplete => (DdiId.ProtocolClNotifyCloseAf, "R050"),
        DdiId.NdisCmRegisterSapComplete => (DdiId.ProtocolCmRegisterSap, "R059"),
        DdiId.NdisCmDeregisterSapComplete => (DdiId.ProtocolCmDeregisterSap, "R065"),
        DdiId.NdisMCoActivateVcComplete => (DdiId.MiniportCoActivateVc, "R107"),
        DdiId.NdisMCoDeactivateVcComplete => (DdiId.MiniportCoDeactivateVc, "R108"),
        DdiId.NdisCmMakeCallComplete => (DdiId.ProtocolCmMakeCall, "R126"),
        DdiId.NdisClIncomingCallComplete => (DdiId.ProtocolClIncomingCall, "R144"),
        DdiId.NdisCmAddPartyComplete => (DdiId.ProtocolCmAddParty, "R164"),
        DdiId.NdisCmDropPartyComplete => (DdiId.ProtocolCmDropParty, "R175"),
        DdiId.NdisCmCloseCallComplete => (DdiId.ProtocolCmCloseCall, "R189"),
        DdiId.NdisCmModifyCallQoSComplete => (DdiId.ProtocolCmModifyCallQoS, "R208"),
        DdiId.NdisCoOidRequestComplete => (DdiId.ProtocolCoOidRequest, "R239"),
        DdiId.NdisMCoOidRequestComplete => (DdiId.MiniportCoOidRequest, "R239"),
        DdiId.NdisMResetComplete => (DdiId.MiniportResetEx, "R272"),
        DdiId.NdisMPauseComplete => (DdiId.MiniportPause, "R330"),
        DdiId.NdisMRestartComplete => (DdiId.MiniportRestart, "R330"),
        DdiId.HaltComplete => (DdiId.MiniportHaltEx, "R330"),
        DdiId.NdisCompleteNetPnPEvent => (DdiId.ProtocolNetPnPEvent, "R330"),
        DdiId.NdisCompleteUnbindAdapterEx => (DdiId.ProtocolUnbindAdapterEx, "R330"),
        _ => (DdiId.Other, "R330"),
    };

    /// <summary>The callback by which the initiator learns that its request is completed; Other: the initiator is NDIS, or has none.</summary>
    public static DdiId ToldBy(DdiId callback) => callback switch
    {
        DdiId.ProtocolCmOpenAf => DdiId.ProtocolClOpenAfCompleteEx,
        DdiId.ProtocolCmCloseAf => DdiId.ProtocolClCloseAfComplete,
        DdiId.ProtocolClNotifyCloseAf => DdiId.ProtocolCmNotifyCloseAfComplete,
        DdiId.ProtocolCmRegisterSap => DdiId.ProtocolClRegisterSapComplete,
        DdiId.ProtocolCmDeregisterSap => DdiId.ProtocolClDeregisterSapComplete,
        DdiId.MiniportCoActivateVc => DdiId.ProtocolCmActivateVcComplete,
        DdiId.MiniportCoDeactivateVc => DdiId.ProtocolCmDeactivateVcComplete,
        DdiId.ProtocolCmMakeCall => DdiId.ProtocolClMakeCallComplete,
        DdiId.ProtocolClIncomingCall => DdiId.ProtocolCmIncomingCallComplete,
        DdiId.ProtocolCmAddParty => DdiId.ProtocolClAddPartyComplete,
        DdiId.ProtocolCmDropParty => DdiId.ProtocolClDropPartyComplete,
        DdiId.ProtocolCmCloseCall => DdiId.ProtocolClCloseCallComplete,
        DdiId.ProtocolCmModifyCallQoS => DdiId.ProtocolClModifyCallQoSComplete,
        DdiId.ProtocolCoOidRequest or DdiId.MiniportCoOidRequest => DdiId.ProtocolCoOidRequestComplete,
        _ => DdiId.Other,
    };

    /// <summary>Tells whether a callback tells an initiator that its request is completed.</summary>
    public static bool IsTold(DdiId callback) => Told.Contains(callback);

    /// <summary>The rule that asks a callback's driver for the completion.</summary>
    public static string RuleOf(DdiId callback) => Rules[callback];

    /// <summary>Tells whether a callback may answer PENDING and owe a completion.</summary>
    public static bool MayPend(DdiId callback) => Rules.ContainsKey(callback);
}
