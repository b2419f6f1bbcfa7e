namespace UserCoNdis.Framework.Runtime;

/// <content>Contract 6.A: Driver registration and handler tables.</content>
internal static partial class RuleTable
{
    private static Rule[] Registration =>
    [
        Error("R001", "Cl", "CoCharacteristicsMissing",
            "Every CO protocol passes an NDIS_PROTOCOL_CO_CHARACTERISTICS table to NdisSetOptionalHandlers from inside ProtocolSetOptions.",
            "condis-client-registration.md")
            .ByConstruction("A protocol is registered as an ICoClient or ICallManagerProtocol; a class without the CO members is neither."),
        Error("R002", "Cl", "ClientHandlersMissing",
            "A client passes an NDIS_CO_CLIENT_OPTIONAL_HANDLERS table to NdisSetOptionalHandlers from inside ProtocolSetOptions before it opens any AF.",
            "condis-client-registration.md")
            .ByConstruction("The client's handlers are the members of ICoClient: there before any binding."),
        Error("R003", "CM", "CallManagerHandlersMissing",
            "A stand-alone CM passes an NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS table to NdisSetOptionalHandlers from inside ProtocolSetOptions before it registers any AF.",
            "condis-call-manager-registration.md")
            .ByConstruction("The call manager's handlers are the members of ICallManagerProtocol: there before any binding."),
        Error("R004", "MCM", "McmHandlersMissing",
            "An MCM passes both NDIS_MINIPORT_CO_CHARACTERISTICS and NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS to NdisSetOptionalHandlers from inside MiniportSetOptions.",
            "condis-mcm-registration.md")
            .ByConstruction("IMcmMiniport is both halves in one interface."),
        Error("R005", "MP", "MiniportCoHandlersMissing",
            "A CO miniport passes NDIS_MINIPORT_CO_CHARACTERISTICS to NdisSetOptionalHandlers from inside MiniportSetOptions.",
            "condis-miniport-driver-registration.md")
            .ByConstruction("A CO miniport's handlers are the members of ICoMiniport: there before the adapter starts."),
        Error("R006", "any", "HandlersSetOutsideSetOptions",
            "NdisSetOptionalHandlers is not called outside ProtocolSetOptions / MiniportSetOptions.",
            "condis-client-registration.md")
            .ByConstruction("A driver's handlers are the members of its role; no function sets them later."),
        Error("R007", "MP", "MiniportCoHandlerNull",
            "A plain CO miniport supplies all six CO handlers (CoCreateVc, CoDeleteVc, CoActivateVc, CoDeactivateVc, CoSendNetBufferLists, CoOidRequest).",
            "connection-oriented-ndis-miniport-drivers.md")
            .ByConstruction("ICoMiniport has all six as members; a class that lacks one does not compile."),
        Error("R008", "MCM", "McmSuppliesRedundantVcHandler",
            "An MCM leaves CoCreateVcHandler and CoDeleteVcHandler NULL.",
            "ns-ndis-_ndis_miniport_co_characteristics.md; seed 003")
            .ByConstruction("IMcmMiniport has neither as a member, so that an MCM cannot supply them."),
        Error("R009", "MCM", "McmRequiredHandlerMissing",
            "An MCM supplies CoOidRequestHandler and CoSendNetBufferListsHandler.",
            "differences-in-virtual-connections.md (seed 003)")
            .ByConstruction("IMcmMiniport has both as members; a class that lacks one does not compile."),
        Error("R010", "MCM", "McmOidHandlersShared",
            "The functions registered as CoOidRequestHandler and CmOidRequestHandler of an MCM differ.",
            "ns-ndis-_ndis_co_call_manager_optional_handlers.md")
            .ByConstruction("The two are members with different parameters: one method cannot be both."),
        Error("R011", "any", "HandlerFieldNull",
            "No handler field of the client, call-manager or protocol CO tables is NULL, even for unsupported features.",
            "ns-ndis-_ndis_co_client_optional_handlers.md; ns-ndis-_ndis_co_call_manager_optional_handlers.md")
            .ByConstruction("A handler is a member of an interface, which is never null."),
        Error("R012", "any", "BadHandlerHeader",
            "Each optional-handler table carries its own Header.Type (0x90, 0x91, 0xA5, 0xA6), revision 1 and a size not smaller than the revision's size.",
            "ns-ndis-_ndis_co_client_optional_handlers.md")
            .ByConstruction("The tables are interfaces, which have no header: type, revision and size are checked by the compiler."),
        Error("R013", "NDIS", "NdisCalledRedundantMcmHandler",
            "NDIS does not call MiniportCoCreateVc, MiniportCoDeleteVc, MiniportCoActivateVc or MiniportCoDeactivateVc of an MCM, even if registered.",
            "ns-ndis-_ndis_co_call_manager_optional_handlers.md; nf-ndis-ndismcmactivatevc.md; nf-ndis-ndismcmdeactivatevc.md")
            .ByConstruction("IMcmMiniport has none of the four: there is nothing that the runtime could call."),
        Error("R014", "CM", "CmCallsMcmFunction",
            "A stand-alone CM calls only NdisCmXxx and NdisCoXxx functions, never NdisMCmXxx.",
            "differences-in-calls-to-ndisxxx-functions.md")
            .ByConstruction("A stand-alone call manager's handles (CmBinding, CmAf, CmVc) have no NdisMCm function of their own."),
        Error("R015", "MCM", "McmCallsCoFunction",
            "An MCM calls NdisMCmXxx and never NdisCoCreateVc, NdisCoDeleteVc, NdisCoOidRequest or NdisCoSendNetBufferLists.",
            "differences-in-calls-to-ndisxxx-functions.md")
            .ByConstruction("An MCM's handles (McmAdapter, McmAf, McmVc) have no NdisCo function."),
        Error("R016", "Cl", "ClientCallsCmFunction",
            "A client never calls an NdisCmXxx or NdisMCmXxx function on an AF it opened as client.",
            "connection-oriented-operations-performed-by-clients.md")
            .ByConstruction("A client's handles (ClientBinding, ClientAf, ClientVc) have no NdisCm or NdisMCm function."),
        Error("R017", "CM", "CmCallsClientFunction",
            "A CM never calls NdisClXxx on an AF it serves.",
            "connection-oriented-operations-performed-by-call-managers.md")
            .ByConstruction("A call manager's handles have no NdisCl function."),
        Error("R018", "MCM", "McmCallsCmFunction",
            "An MCM calls none of the NdisCm functions that have a distinct NdisMCm counterpart (NdisCmRegisterAddressFamilyEx, NdisCmActivateVc, NdisCmDeactivateVc).",
            "differences-in-calls-to-ndisxxx-functions.md")
            .ByConstruction("An MCM's handles have none of the three."),
    ];
}
