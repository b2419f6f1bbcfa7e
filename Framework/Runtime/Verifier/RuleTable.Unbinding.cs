namespace UserCoNdis.Framework.Runtime;

/// <content>Contract 6.O: Unbind, halt, shutdown.</content>
internal static partial class RuleTable
{
    private static Rule[] Unbinding =>
    [
        Warning("R275", "any", "UnbindWithOutstandingWork",
            "A protocol has no outstanding OID, send or unreturned receive on a binding when it calls NdisCloseAdapterEx.",
            "nf-ndis-ndisclcloseaddressfamily.md"),
        Warning("R276", "CM", "SignalingVcLeak",
            "A CM has deleted its signaling VCs before closing the binding.",
            "deleting-a-vc.md"),
        Warning("R277", "MP", "HaltWithObjects",
            "When MiniportHaltEx returns no AF, SAP, VC, call, OID or NBL of that adapter exists.",
            "closing-a-condis-call-manager-or-mcm.md; condis-tapi-shutdown.md (seed 004)"),
        Error("R278", "MP", "CallAfterHalt",
            "No NDIS function is called with an adapter handle after MiniportHaltEx returned.",
            "nf-ndis-ndismcoindicatestatusex.md"),
        Error("R279", "MCM", "HaltWithoutIncomingClose",
            "An MCM that halts with active calls tells each client with DispatchIncomingCloseCall.",
            "condis-tapi-shutdown.md (seed 004)"),
    ];
}
