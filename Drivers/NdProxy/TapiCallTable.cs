using static UserCoNdis.Drivers.NdProxy.TapiCallEffects;
using static UserCoNdis.Drivers.NdProxy.TapiCallPhase;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The call of contract 3.12, 4.17-4.19; one method an event.</summary>
internal static class TapiCallTable
{
    public static TapiCallStep Next(TapiCallPhase phase, TapiCallEvent e) => e switch
    {
        TapiCallEvent.MakeCall => MakeCall(phase),
        TapiCallEvent.MakeCallSucceeded => MakeCallSucceeded(phase),
        TapiCallEvent.MakeCallFailed => MakeCallFailed(phase),
        TapiCallEvent.IncomingCall => IncomingCall(phase),
        TapiCallEvent.Answer => Answer(phase),
        TapiCallEvent.Drop => Drop(phase),
        TapiCallEvent.CallConnected => CallConnected(phase),
        TapiCallEvent.IncomingCloseCall => IncomingCloseCall(phase),
        TapiCallEvent.BridgeClosed => BridgeClosed(phase),
        TapiCallEvent.CloseCallSucceeded => CloseCallSucceeded(phase),
        TapiCallEvent.CloseCallFailed => CloseCallFailed(phase),
    };

    private static TapiCallStep MakeCall(TapiCallPhase p) => p switch
    {
        Idle => new(Proceeding, TapiCallEffects.MakeCall),
        Proceeding or Offering or Accepted or Connected or Unbridging or Closing or Ended => TapiCallStep.Refuse(p),
    };

    // 4.17 step 7. A call dropped while proceeding is completed by the call manager as well (3.6): nothing to do then.
    private static TapiCallStep MakeCallSucceeded(TapiCallPhase p) => p switch
    {
        Proceeding => new(Connected),
        Closing => new(Closing),
        Idle or Offering or Accepted or Connected or Unbridging or Ended => TapiCallStep.Refuse(p),
    };

    // R133: no NdisClCloseCall after a failed call, the VC goes.
    private static TapiCallStep MakeCallFailed(TapiCallPhase p) => p switch
    {
        Proceeding => new(Ended, DeleteVc),
        Closing => new(Closing),
        Idle or Offering or Accepted or Connected or Unbridging or Ended => TapiCallStep.Refuse(p),
    };

    // R315: every offer is left pending.
    private static TapiCallStep IncomingCall(TapiCallPhase p) => p switch
    {
        Idle => new(Offering),
        Proceeding or Offering or Accepted or Connected or Unbridging or Closing or Ended => TapiCallStep.Refuse(p),
    };

    private static TapiCallStep Answer(TapiCallPhase p) => p switch
    {
        Offering => new(Accepted, Accept),
        Idle or Proceeding or Accepted or Connected or Unbridging or Closing or Ended => TapiCallStep.Refuse(p),
    };

    // R318; R149: a rejected offer is not closed.
    private static TapiCallStep Drop(TapiCallPhase p) => p switch
    {
        Proceeding or Accepted => new(Closing, CloseCall),
        Offering => new(Ended, Reject),
        Connected => new(Unbridging, CloseBridge),
        Unbridging or Closing or Ended => new(p),
        Idle => TapiCallStep.Refuse(p),
    };

    private static TapiCallStep CallConnected(TapiCallPhase p) => p switch
    {
        Accepted => new(Connected),
        Closing => new(Closing),
        Idle or Proceeding or Offering or Connected or Unbridging or Ended => TapiCallStep.Refuse(p),
    };

    // R196: always answered with NdisClCloseCall, the bridge first. T8: an offer that is withdrawn is closed, not rejected.
    private static TapiCallStep IncomingCloseCall(TapiCallPhase p) => p switch
    {
        Offering or Accepted => new(Closing, CloseCall),
        Connected => new(Unbridging, CloseBridge),
        Unbridging or Closing => new(p),
        Idle or Proceeding or Ended => TapiCallStep.Refuse(p),
    };

    // The client above closed its end by itself, or answered our close.
    private static TapiCallStep BridgeClosed(TapiCallPhase p) => p switch
    {
        Connected or Unbridging => new(Closing, CloseCall),
        Closing or Ended => new(p),
        Idle or Proceeding or Offering or Accepted => TapiCallStep.Refuse(p),
    };

    private static TapiCallStep CloseCallSucceeded(TapiCallPhase p) => p switch
    {
        Closing => new(Ended, DeleteVc),
        Idle or Proceeding or Offering or Accepted or Connected or Unbridging or Ended => TapiCallStep.Refuse(p),
    };

    // T43: the call stays as it was; the application may drop it again.
    private static TapiCallStep CloseCallFailed(TapiCallPhase p) => p switch
    {
        Closing => new(Connected),
        Idle or Proceeding or Offering or Accepted or Connected or Unbridging or Ended => TapiCallStep.Refuse(p),
    };
}
