namespace UserCoNdis.Framework.Runtime;

/// <content>Contract 6.C: SAPs.</content>
internal static partial class RuleTable
{
    private static Rule[] Saps =>
    [
        Error("R055", "Cl", "RegisterSapBadAf",
            "NdisClRegisterSap is called with an AF handle that is open and not being closed.",
            "registering-a-sap.md"),
        Error("R056", "Cl", "SapBufferFreedEarly",
            "The client keeps the CO_SAP buffer and ProtocolSapContext unchanged until the registration completes.",
            "nf-ndis-ndisclregistersap.md"),
        Error("R057", "CM", "SapNotValidated",
            "ProtocolCmRegisterSap fails a SAP it does not recognise with NDIS_STATUS_INVALID_DATA.",
            "nc-ndis-protocol_cm_reg_sap.md"),
        Error("R058", "CM", "DuplicateSapAccepted",
            "ProtocolCmRegisterSap fails a SAP already registered by another client.",
            "registering-a-sap.md"),
        Error("R059", "CM", "RegisterSapNeverCompleted / RegisterSapCompletedTwice",
            "After ProtocolCmRegisterSap returned PENDING the CM completes it exactly once with Ndis(M)CmRegisterSapComplete.",
            "nf-ndis-ndiscmregistersapcomplete.md"),
        Error("R060", "CM", "SapHandleUsedAfterFailure",
            "After a failed SAP registration the CM does not use NdisSapHandle.",
            "nf-ndis-ndiscmregistersapcomplete.md"),
        Error("R061", "NDIS", "IncomingCallBlockedByPendingSap",
            "A client may be called at ProtocolClIncomingCall while its SAP registration is still pending.",
            "registering-a-sap.md"),
        Error("R062", "Cl", "SapHandleUsedAfterDeregister",
            "The client does not use NdisSapHandle after calling NdisClDeregisterSap.",
            "nf-ndis-ndisclderegistersap.md"),
        Error("R063", "Cl", "DeregisterSapTwice",
            "NdisClDeregisterSap is called once per registered SAP; a repeated call returns NDIS_STATUS_FAILURE.",
            "nf-ndis-ndisclderegistersap.md"),
        Error("R064", "CM", "SapResourceLeak",
            "ProtocolCmDeregisterSap frees all dynamic SAP resources before it succeeds or completes.",
            "deregistering-a-sap.md")
            .NotObservable("What a call manager keeps for a SAP is its own; the host does not see it."),
        Error("R065", "CM", "DeregisterSapNeverCompleted",
            "After ProtocolCmDeregisterSap returned PENDING the CM completes it exactly once.",
            "nf-ndis-ndiscmderegistersapcomplete.md"),
        Error("R066", "CM", "DispatchOnClosingSap",
            "No incoming call is dispatched on a SAP after its deregistration began; such a dispatch fails with NDIS_STATUS_FAILURE.",
            "deregistering-a-sap.md; coisdn [S]"),
        Error("R067", "NDIS", "SapDeregisterKilledCall",
            "Deregistering a SAP leaves calls received on it and their VCs untouched.",
            "deregistering-a-sap.md"),
        Error("R068", "Cl", "SapContextFreedEarly",
            "The client frees the SAP context only after ProtocolClDeregisterSapComplete or a non-PENDING return.",
            "nc-ndis-protocol_cl_deregister_sap_complete.md")
            .ByConstruction("A context is a managed object that the host refers to until then: it cannot be freed."),
        Error("R069", "Cl", "BadTapiSapType",
            "A TAPI client registers a SAP of type AF_TAPI_SAP_TYPE (0x8000) on AFs TAPI and TAPI_PROXY.",
            "accepting-incoming-calls.md; condis-tapi-registration.md"),
    ];
}
