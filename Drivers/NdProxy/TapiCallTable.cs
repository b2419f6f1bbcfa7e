using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Drivers.NdProxy.TapiCallEffects;
using static UserCoNdis.Drivers.NdProxy.TapiCallPhase;
using CallStep = UserCoNdis.Drivers.NdProxy.TapiStep<
    UserCoNdis.Drivers.NdProxy.TapiCallPhase, UserCoNdis.Drivers.NdProxy.TapiCallEffects>;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The call of contract 3.12, 4.17-4.19: how it comes to be and is connected. <see cref="TapiCallEndTable"/> has
/// its end. One method an event.</summary>
internal static class TapiCallTable
{
    public static CallStep Next(TapiCallPhase phase, TapiCallEvent e) => e switch
    {
        TapiCallEvent.MakeCall => MakeCall(phase),
        TapiCallEvent.Prepared => Prepared(phase),
        TapiCallEvent.NotPrepared => NotPrepared(phase),
        TapiCallEvent.MakeCallSucceeded => MakeCallSucceeded(phase),
        TapiCallEvent.MakeCallFailed => MakeCallFailed(phase),
        TapiCallEvent.IncomingCall => IncomingCall(phase),
        TapiCallEvent.Answer => Answer(phase),
        TapiCallEvent.CallConnected => CallConnected(phase),
        TapiCallEvent.Bridge => Bridge(phase),
        TapiCallEvent.BridgeAccepted => BridgeAccepted(phase),
        TapiCallEvent.BridgeRefused => BridgeRefused(phase),
        TapiCallEvent.Drop => TapiCallEndTable.Drop(phase),
        TapiCallEvent.IncomingCloseCall => TapiCallEndTable.IncomingCloseCall(phase),
        TapiCallEvent.Diagnosed => TapiCallEndTable.Diagnosed(phase),
        TapiCallEvent.BridgeClosed => TapiCallEndTable.BridgeClosed(phase),
        TapiCallEvent.CloseCallSucceeded => TapiCallEndTable.CloseCallSucceeded(phase),
        TapiCallEvent.CloseCallFailed => TapiCallEndTable.CloseCallFailed(phase),
    };

    public static CallStep Refuse(TapiCallPhase p, string clause) => CallStep.Refuse(p, NdisStatus.TapiInvalCallState, clause);

    private static CallStep MakeCall(TapiCallPhase p) => p switch
    {
        Idle => new(Preparing, Prepare, "4.17 step 3"),
        Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridging
            or Bridged or DiagnosingClose or Unbridging or Closing or Ended => Refuse(p, "3.12"),
    };

    private static CallStep Prepared(TapiCallPhase p) => p switch
    {
        Preparing => new(Proceeding, TapiCallEffects.MakeCall, "4.17 step 3"),
        PreparingToEnd => new(Ended, DeleteVc, "4.19"),
        Idle or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridging or Bridged
            or DiagnosingClose or Unbridging or Closing or Ended => Refuse(p, "5.5"),
    };

    private static CallStep NotPrepared(TapiCallPhase p) => p switch
    {
        Preparing or PreparingToEnd => new(Ended, DeleteVc, "5.5"),
        Idle or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridging or Bridged
            or DiagnosingClose or Unbridging or Closing or Ended => Refuse(p, "5.5"),
    };

    // A call dropped while proceeding is completed by the call manager as well: nothing to do then.
    private static CallStep MakeCallSucceeded(TapiCallPhase p) => p switch
    {
        Proceeding => new(Connected, "4.17 step 7"),
        Closing => new(Closing, "3.6 abort"),
        Idle or Preparing or PreparingToEnd or DiagnosingFailure or Offering or Accepted or Connected or Bridging or Bridged
            or DiagnosingClose or Unbridging or Ended => Refuse(p, "R330"),
    };

    private static CallStep MakeCallFailed(TapiCallPhase p) => p switch
    {
        Proceeding => new(DiagnosingFailure, Diagnose, "4.17, 5.7 item 4"),
        Closing => new(Closing, "3.6 abort"),
        Idle or Preparing or PreparingToEnd or DiagnosingFailure or Offering or Accepted or Connected or Bridging or Bridged
            or DiagnosingClose or Unbridging or Ended => Refuse(p, "R330"),
    };

    // Every offer is left pending.
    private static CallStep IncomingCall(TapiCallPhase p) => p switch
    {
        Idle => new(Offering, "4.18 step 4, R315"),
        Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridging
            or Bridged or DiagnosingClose or Unbridging or Closing or Ended => Refuse(p, "R142"),
    };

    private static CallStep Answer(TapiCallPhase p) => p switch
    {
        Offering => new(Accepted, Accept, "4.18 step 5"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Accepted or Connected or Bridging or Bridged
            or DiagnosingClose or Unbridging or Closing or Ended => Refuse(p, "3.12"),
    };

    private static CallStep CallConnected(TapiCallPhase p) => p switch
    {
        Accepted => new(Connected, "4.18 step 6"),
        Closing => new(Closing, "3.6 dropped"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Connected or Bridging or Bridged
            or DiagnosingClose or Unbridging or Ended => Refuse(p, "R152"),
    };

    private static CallStep Bridge(TapiCallPhase p) => p switch
    {
        Connected => new(Bridging, OfferBridge, "4.17 steps 8-10"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Bridging or Bridged
            or DiagnosingClose or Unbridging or Closing or Ended => Refuse(p, "3.12"),
    };

    private static CallStep BridgeAccepted(TapiCallPhase p) => p switch
    {
        Bridging => new(Bridged, ConnectBridge, "4.17 steps 11-13"),
        DiagnosingClose or Unbridging => new(p, "T8"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridged
            or Closing or Ended => Refuse(p, "R145"),
    };

    // The call stays connected: another client may take it, or the application drops it.
    private static CallStep BridgeRefused(TapiCallPhase p) => p switch
    {
        Bridging => new(Connected, "4.17 step 11"),
        DiagnosingClose => new(p, "T8"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridged
            or Unbridging or Closing or Ended => Refuse(p, "R145"),
    };
}
