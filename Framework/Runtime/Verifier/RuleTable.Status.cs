namespace UserCoNdis.Framework.Runtime;

/// <content>Contract 6.M: Status indications.</content>
internal static partial class RuleTable
{
    private static Rule[] Status =>
    [
        Error("R263", "MP", "StatusBadTime",
            "NdisMCoIndicateStatusEx is called only between NdisMSetMiniportAttributes (in MiniportInitializeEx) and the return of MiniportHaltEx.",
            "nf-ndis-ndismcoindicatestatusex.md"),
        Error("R264", "MP", "StatusBadSource",
            "StatusIndication.SourceHandle is the miniport adapter handle.",
            "condis-miniport-driver-status-indications.md")
            .ByConstruction("A status is indicated with the adapter's own handle; the indication names no other source."),
        Error("R265", "NDIS", "StatusScopeWrong",
            "A status with NULL VC reaches every bound protocol; with a VC only protocols sharing that VC.",
            "nf-ndis-ndismcoindicatestatusex.md"),
        Error("R266", "NDIS", "StatusNotSerialized",
            "Status indications are serialized per binding.",
            "nc-ndis-protocol_co_status_ex.md"),
        Error("R267", "MP", "StatusBadVc",
            "A VC-specific status names a VC that exists.",
            "indicating-miniport-driver-status.md"),
        Error("R268", "MP", "StatusBadDestination",
            "DestinationHandle/RequestId of a status are copied from an OID request, not invented.",
            "condis-miniport-driver-oid-requests.md"),
    ];
}
