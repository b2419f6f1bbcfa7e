using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Drivers.WanMiniport.Pppoe.PppoeCallEffects;
using static UserCoNdis.Drivers.WanMiniport.Pppoe.PppoeCallState;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The call on one VC of a PPPoE adapter: contract 4.4, 4.5, 4.7, 4.8 as an MCM runs them; one method an event.</summary>
internal static class PppoeCallTable
{
    public static PppoeCallStep Next(PppoeCallState state, PppoeCallEvent e) => e switch
    {
        PppoeCallEvent.MakeCall => MakeCall(state),
        PppoeCallEvent.SessionOpened => SessionOpened(state),
        PppoeCallEvent.DiscoveryFailed => DiscoveryFailed(state),
        PppoeCallEvent.SessionRequested => SessionRequested(state),
        PppoeCallEvent.OfferAccepted => OfferAccepted(state),
        PppoeCallEvent.OfferRejected => OfferRejected(state),
        PppoeCallEvent.CloseCall => CloseCall(state),
        PppoeCallEvent.Terminated => Terminated(state),
        PppoeCallEvent.LinkLost => LinkLost(state),
        PppoeCallEvent.Halting => Halting(state),
        PppoeCallEvent.SendsReturned => SendsReturned(state),
        PppoeCallEvent.Drained => Drained(state),
    };

    // 4.4 step 4. A VC has one call at a time.
    private static PppoeCallStep MakeCall(PppoeCallState s) => s switch
    {
        Idle => new(Discovering, Discover, NdisStatus.Pending),
        Discovering or Offered or Active or Ending or Released or Draining => PppoeCallStep.Refuse(s),
    };

    // 4.4 steps 6 and 7; RFC 2516 section 5.4.
    private static PppoeCallStep SessionOpened(PppoeCallState s) => s switch
    {
        Discovering => new(Active, OpenSession | Activate | CompleteMakeCall),
        Idle or Offered or Active or Ending or Released or Draining => new(s),
    };

    // 4.4 step 7'.
    private static PppoeCallStep DiscoveryFailed(PppoeCallState s) => s switch
    {
        Discovering => new(Idle, FailMakeCall),
        Idle or Offered or Active or Ending or Released or Draining => new(s),
    };

    // 4.18 steps 2 to 4.
    private static PppoeCallStep SessionRequested(PppoeCallState s) => s switch
    {
        Idle => new(Offered, Offer),
        Discovering or Offered or Active or Ending or Released or Draining => new(s),
    };

    // 4.18 step 6 (T6): the PADS is the answer, and nothing comes back for it. T8: a late answer is tolerated.
    private static PppoeCallStep OfferAccepted(PppoeCallState s) => s switch
    {
        Offered => new(Active, OpenSession | Activate | TellConnected),
        Idle or Discovering or Active or Ending or Released or Draining => new(s),
    };

    private static PppoeCallStep OfferRejected(PppoeCallState s) => s switch
    {
        Offered => new(Idle, Refuse | DropOffer),
        Idle or Discovering or Active or Ending or Released or Draining => new(s),
    };

    // R319: always pending. 3.6: a call that is closed while proceeding is completed with an error as well. The PADT goes
    // behind the frames that the link still has.
    private static PppoeCallStep CloseCall(PppoeCallState s) => s switch
    {
        Discovering => new(Draining, FailMakeCall | AwaitFrames, NdisStatus.Pending),
        Active => new(Draining, AbortSends | Terminate | AwaitFrames, NdisStatus.Pending),
        Ending or Released => new(Draining, AwaitFrames, NdisStatus.Pending),
        Idle or Offered or Draining => PppoeCallStep.Refuse(s),
    };

    // 4.8, RFC 2516 section 5.5: the sends come back before the client is told (T49).
    private static PppoeCallStep Terminated(PppoeCallState s) => s switch
    {
        Active => new(Ending, AbortSends | ForgetSession | AwaitSends),
        Idle or Discovering or Offered or Ending or Released or Draining => new(s),
    };

    // The link gave everything back before it said that it is gone; there is nobody to send a PADT to.
    private static PppoeCallStep LinkLost(PppoeCallState s) => s switch
    {
        Discovering => new(Idle, FailMakeCall),
        Offered => new(Released, IndicateClose),
        Active => new(Ending, AbortSends | ForgetSession | AwaitSends),
        Idle or Ending or Released or Draining => new(s),
    };

    // 4.14 step 3.
    private static PppoeCallStep Halting(PppoeCallState s) => s switch
    {
        Discovering => new(Idle, FailMakeCall),
        Offered => new(Released, Refuse | IndicateClose),
        Active => new(Ending, AbortSends | Terminate | AwaitSends),
        Idle or Ending or Released or Draining => new(s),
    };

    private static PppoeCallStep SendsReturned(PppoeCallState s) => s switch
    {
        Ending => new(Released, IndicateClose),
        Idle or Discovering or Offered or Active or Released or Draining => new(s),
    };

    private static PppoeCallStep Drained(PppoeCallState s) => s switch
    {
        Draining => new(Idle, CompleteClose),
        Idle or Discovering or Offered or Active or Ending or Released => new(s),
    };
}
