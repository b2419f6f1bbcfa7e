namespace UserCoNdis.Framework.Runtime;

/// <content>Contract 6.J: Quality of service.</content>
internal static partial class RuleTable
{
    private static Rule[] Qos =>
    [
        Error("R202", "Cl", "ModifyQosBadState",
            "NdisClModifyCallQoS is called only on an offered, accepted or connected call.",
            "client-initiated-request-to-change-call-parameters.md; nf-ndis-ndisclmodifycallqos.md"),
        Warning("R203", "Cl", "ModifyQosOverlap",
            "At most one modify request per VC is outstanding.",
            "nf-ndis-ndisclmodifycallqos.md"),
        Error("R204", "Cl", "ModifyParametersFreedEarly",
            "Modify parameters stay valid until the modify completes.",
            "nf-ndis-ndisclmodifycallqos.md"),
        Error("R205", "CM", "ModifyCompleteBeforeActivate",
            "After a successful negotiation the CM activates the VC with the new parameters before completing ModifyCallQoS with success.",
            "client-initiated-request-to-change-call-parameters.md"),
        Error("R206", "CM", "ModifyNotRolledBack",
            "If the change is refused the CM restores the previous state and reports NDIS_STATUS_FAILURE.",
            "client-initiated-request-to-change-call-parameters.md"),
        Error("R207", "CM", "ModifyWrongStatus",
            "A CM without QoS support returns NDIS_STATUS_NOT_SUPPORTED from ProtocolCmModifyCallQoS.",
            "nc-ndis-protocol_cm_modify_qos_call.md"),
        Error("R208", "CM", "ModifyNeverCompleted",
            "After ProtocolCmModifyCallQoS returned PENDING the CM completes it exactly once.",
            "nf-ndis-ndiscmmodifycallqoscomplete.md"),
        Error("R209", "CM", "ParametersChangedWithoutFlag",
            "Modified parameters in a modify completion carry CALL_PARAMETERS_CHANGED.",
            "client-initiated-request-to-change-call-parameters.md"),
        Error("R210", "CM", "QosChangeBeforeActivate",
            "DispatchIncomingCallQoSChange is called only after the VC was successfully re-activated with the proposed parameters.",
            "incoming-request-to-change-call-parameters.md"),
        Error("R211", "CM", "QosChangeNoCall",
            "DispatchIncomingCallQoSChange is used only on an established call.",
            "incoming-request-to-change-call-parameters.md"),
        Error("R212", "Cl", "QosRejectedSilently",
            "A client that rejects an incoming QoS change calls NdisClModifyCallQoS or NdisClCloseCall before returning.",
            "incoming-request-to-change-call-parameters.md"),
        Warning("R213", "Cl", "UnboundedRenegotiation",
            "Renegotiation attempts are bounded.",
            "client-initiated-request-to-change-call-parameters.md; 3.8"),
    ];
}
