namespace UserCoNdis.Framework.Runtime;

/// <content>Contract 6.R: Generic asynchronous, memory and thread rules.</content>
internal static partial class RuleTable
{
    private static Rule[] Requests =>
    [
        Error("R329", "any", "CompletionPending",
            "A completion function is never called with NDIS_STATUS_PENDING.",
            "nf-ndis-ndiscmmakecallcomplete.md and siblings"),
        Error("R330", "any", "UnexpectedCompletion",
            "A completion function is called only for a request whose callback returned (or is about to return) PENDING, and once.",
            "nf-ndis-ndiscmopenaddressfamilycomplete.md and siblings"),
        Error("R331", "NDIS", "SpuriousCompletionCallback",
            "A completion callback is called only if the initiating function returned PENDING.",
            "nf-ndis-ndisclmakecall.md"),
        Warning("R332", "any", "BlockingCallback",
            "A callback does not block for another driver's completion.",
            "nf-ndis-ndisclcloseaddressfamily.md"),
        Error("R333", "any", "OutParameterUsedOnError",
            "Out-parameters are not read unless the call succeeded.",
            "nf-ndis-ndiscocreatevc.md")
            .ByConstruction("A handle that a call gives is nullable: the compiler asks for the check."),
        Error("R334", "any", "ForeignHandle",
            "Handles are passed to NDIS unmodified and belong to the caller's driver.",
            "address-families.md"),
        Error("R335", "any", "IrqlTooHigh",
            "A function marked PASSIVE is not called from a callback that runs at DISPATCH.",
            "nf-ndis-ndisclopenaddressfamilyex.md"),
        Warning("R336", "any", "IrqlNotDispatch",
            "NdisCoAssignInstanceName, NdisCoGetTapiCallId and NdisClGetProtocolVcContextFromTapiCallId are called at DISPATCH_LEVEL.",
            "nf-ndis-ndiscogettapicallid.md"),
        Error("R337", "any", "OperationHung",
            "Every request that returned PENDING is eventually completed.",
            "nf-ndis-ndiscmmakecallcomplete.md"),
    ];
}
