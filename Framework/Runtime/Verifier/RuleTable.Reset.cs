namespace UserCoNdis.Framework.Runtime;

/// <content>Contract 6.N: Reset.</content>
internal static partial class RuleTable
{
    private static Rule[] Reset =>
    [
        Error("R269", "NDIS", "ResetStatusOrder",
            "RESET_START precedes MiniportResetEx and RESET_END follows its completion, for each bound protocol.",
            "reset.md"),
        Error("R270", "any", "OperationDuringReset",
            "A protocol neither sends nor issues miniport OIDs between RESET_START and RESET_END.",
            "reset.md"),
        Error("R271", "NDIS", "HandleInvalidatedByReset",
            "AF, SAP and VC handles valid before a reset stay valid after it.",
            "reset.md"),
        Error("R272", "MP", "ResetNeverCompleted",
            "After MiniportResetEx returned PENDING the miniport calls NdisMResetComplete exactly once.",
            "reset.md"),
        Error("R273", "MP", "ResetLostSends",
            "Queued sends are completed with NDIS_STATUS_REQUEST_ABORTED by a reset (accepted too: RESET_IN_PROGRESS, or held and completed later).",
            "hardware-reset.md"),
        Error("R274", "NDIS", "AddressingNotRestored",
            "With AddressingReset TRUE NDIS restores filter, multicast, encapsulation and wake settings through MiniportCoOidRequest before RESET_END.",
            "hardware-reset.md"),
    ];
}
