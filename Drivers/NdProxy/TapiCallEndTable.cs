using static UserCoNdis.Drivers.NdProxy.TapiCallEffects;
using static UserCoNdis.Drivers.NdProxy.TapiCallPhase;
using static UserCoNdis.Drivers.NdProxy.TapiCallTable;
using CallStep = UserCoNdis.Drivers.NdProxy.TapiStep<
    UserCoNdis.Drivers.NdProxy.TapiCallPhase, UserCoNdis.Drivers.NdProxy.TapiCallEffects>;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The call of contract 3.12, 4.19: how it ends, by the application, the network or the client above.</summary>
internal static class TapiCallEndTable
{
    public static CallStep Drop(TapiCallPhase p) => p switch
    {
        Preparing => new(PreparingToEnd, "4.19"),
        Proceeding or Accepted or Connected => new(Closing, CloseCall, "4.19, R318"),
        Offering => new(Ended, Reject, "4.18 step 5, R149"),
        Bridging or Bridged => new(Unbridging, CloseBridge, "4.19 step 1, T17"),
        PreparingToEnd or DiagnosingFailure or DiagnosingClose or Unbridging or Closing or Ended => new(p, "4.19"),
        Idle => Refuse(p, "3.12"),
    };

    // An offer that is withdrawn is answered, and closed all the same.
    public static CallStep IncomingCloseCall(TapiCallPhase p) => p switch
    {
        Offering => new(DiagnosingClose, Reject | Diagnose, "4.18 step 6, T8, R144"),
        Accepted => new(DiagnosingClose, Diagnose, "4.18 step 6, R196"),
        Connected or Bridging or Bridged => new(DiagnosingClose, Diagnose, "4.19 remote hang-up, R196"),
        DiagnosingClose or Unbridging or Closing => new(p, "R194"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Ended => Refuse(p, "R194"),
    };

    public static CallStep Diagnosed(TapiCallPhase p) => p switch
    {
        DiagnosingFailure => new(Ended, DeleteVc, "4.17, R133"),
        DiagnosingClose => new(Unbridging, CloseBridge, "4.19 step 1, T17, T48"),
        Idle or Preparing or PreparingToEnd or Proceeding or Offering or Accepted or Connected or Bridging or Bridged
            or Unbridging or Closing or Ended => Refuse(p, "5.7 item 4"),
    };

    // The client above answered our close, or closed its end by itself.
    public static CallStep BridgeClosed(TapiCallPhase p) => p switch
    {
        Bridging or Bridged or Unbridging => new(Closing, CloseCall, "4.19 step 2, T17"),
        DiagnosingClose or Closing or Ended => new(p, "4.19"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Connected =>
            Refuse(p, "R179"),
    };

    public static CallStep CloseCallSucceeded(TapiCallPhase p) => p switch
    {
        Closing => new(Ended, DeleteVc, "4.19 steps 4, 5"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridging
            or Bridged or DiagnosingClose or Unbridging or Ended => Refuse(p, "R330"),
    };

    // The call stays as it was; the application may drop it again.
    public static CallStep CloseCallFailed(TapiCallPhase p) => p switch
    {
        Closing => new(Connected, "T43"),
        Idle or Preparing or PreparingToEnd or Proceeding or DiagnosingFailure or Offering or Accepted or Connected or Bridging
            or Bridged or DiagnosingClose or Unbridging or Ended => Refuse(p, "R330"),
    };
}
