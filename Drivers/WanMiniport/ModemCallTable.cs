using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Drivers.WanMiniport.ModemCallEffects;
using static UserCoNdis.Drivers.WanMiniport.ModemCallState;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The call of a modem line: contract 4.4, 4.5, 4.7, 4.8 as an MCM runs them; one method an event.</summary>
internal static class ModemCallTable
{
    public static ModemCallStep Next(ModemCallState state, ModemCallEvent e) => e switch
    {
        ModemCallEvent.MakeCall => MakeCall(state),
        ModemCallEvent.ModemReady => ModemReady(state),
        ModemCallEvent.ModemFailed => ModemFailed(state),
        ModemCallEvent.Connected => Connected(state),
        ModemCallEvent.Ring => Ring(state),
        ModemCallEvent.RingEnded => RingEnded(state),
        ModemCallEvent.OfferAccepted => OfferAccepted(state),
        ModemCallEvent.OfferRejected => OfferRejected(state),
        ModemCallEvent.CloseCall => CloseCall(state),
        ModemCallEvent.CarrierLost => CarrierLost(state),
        ModemCallEvent.HungUp => HungUp(state),
        ModemCallEvent.Drained => Drained(state),
    };

    // One call at a time: the line has one modem.
    private static ModemCallStep MakeCall(ModemCallState s) => s switch
    {
        Idle => new(Preparing, Prepare, NdisStatus.Pending),
        Preparing or Dialing or Offered or Answering or Active or Released or HangingUp or Draining =>
            ModemCallStep.Refuse(s, NdisStatus.TapiInUse),
    };

    private static ModemCallStep ModemReady(ModemCallState s) => s switch
    {
        Preparing => new(Dialing, Dial),
        Idle or Dialing or Offered or Answering or Active or Released or HangingUp or Draining => new(s),
    };

    // 4.4 step 7'; 4.5 step 9': an accepted call that cannot be answered is closed.
    private static ModemCallStep ModemFailed(ModemCallState s) => s switch
    {
        Preparing or Dialing => new(Idle, FailMakeCall),
        Answering => new(Released, IndicateClose),
        HangingUp => new(Draining, AwaitFrames),
        Idle or Offered or Active or Released or Draining => new(s),
    };

    // 4.4 steps 6 and 7; 4.18 step 6 (T6). A modem that connects on its own without a call hangs up again.
    private static ModemCallStep Connected(ModemCallState s) => s switch
    {
        Preparing or Dialing => new(Active, Activate | CompleteMakeCall),
        Answering => new(Active, Activate | TellConnected),
        Idle => new(Idle, HangUp),
        Offered or Active or Released or HangingUp or Draining => new(s),
    };

    private static ModemCallStep Ring(ModemCallState s) => s switch
    {
        Idle => new(Offered, Offer),
        Preparing or Dialing or Offered or Answering or Active or Released or HangingUp or Draining => new(s),
    };

    // 4.18 step 6, caller hung up meanwhile.
    private static ModemCallStep RingEnded(ModemCallState s) => s switch
    {
        Offered => new(Released, IndicateClose),
        Idle or Preparing or Dialing or Answering or Active or Released or HangingUp or Draining => new(s),
    };

    // T8: a late answer to an offer that was withdrawn is tolerated.
    private static ModemCallStep OfferAccepted(ModemCallState s) => s switch
    {
        Offered => new(Answering, Answer),
        Idle or Preparing or Dialing or Answering or Active or Released or HangingUp or Draining => new(s),
    };

    private static ModemCallStep OfferRejected(ModemCallState s) => s switch
    {
        Offered => new(Idle, HangUp | DropOffer),
        Idle or Preparing or Dialing or Answering or Active or Released or HangingUp or Draining => new(s),
    };

    // R319: always pending. 3.6: a call that is closed while proceeding is completed with an error as well.
    private static ModemCallStep CloseCall(ModemCallState s) => s switch
    {
        Preparing or Dialing => new(HangingUp, FailMakeCall | HangUp, NdisStatus.Pending),
        Answering or Active => new(HangingUp, FlushSends | HangUp, NdisStatus.Pending),
        Released => new(Draining, AwaitFrames, NdisStatus.Pending),
        Idle or Offered or HangingUp or Draining => ModemCallStep.Refuse(s, NdisStatus.Failure),
    };

    // 4.8: the sends come back before the client is told. Also a link that is gone and an adapter that halts.
    private static ModemCallStep CarrierLost(ModemCallState s) => s switch
    {
        Preparing or Dialing => new(Idle, FailMakeCall),
        Offered or Answering => new(Released, IndicateClose),
        Active => new(Released, FlushSends | IndicateClose),
        HangingUp => new(Draining, FlushSends | AwaitFrames),
        Idle or Released or Draining => new(s),
    };

    // A modem that was still hanging up when it was wanted is made ready now.
    private static ModemCallStep HungUp(ModemCallState s) => s switch
    {
        HangingUp => new(Draining, AwaitFrames),
        Preparing => new(Preparing, Prepare),
        Idle or Dialing or Offered or Answering or Active or Released or Draining => new(s),
    };

    private static ModemCallStep Drained(ModemCallState s) => s switch
    {
        Draining => new(Idle, CompleteClose),
        Idle or Preparing or Dialing or Offered or Answering or Active or Released or HangingUp => new(s),
    };
}
