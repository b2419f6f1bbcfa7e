using static UserCoNdis.Drivers.NdisWan.WanLinkEffects;
using static UserCoNdis.Drivers.NdisWan.WanLinkState;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>The link of contract 5.6, items 3, 4 and 8; one method an event.</summary>
internal static class WanLinkTable
{
    public static WanLinkStep Next(WanLinkState state, WanLinkEvent e) => e switch
    {
        WanLinkEvent.IncomingCall => IncomingCall(state),
        WanLinkEvent.OfferAccepted => OfferAccepted(state),
        WanLinkEvent.OfferRejected => OfferRejected(state),
        WanLinkEvent.CallConnected => CallConnected(state),
        WanLinkEvent.Close => Close(state),
        WanLinkEvent.Abort => Abort(state),
        WanLinkEvent.PppFinished => PppFinished(state),
        WanLinkEvent.IncomingCloseCall => IncomingCloseCall(state),
        WanLinkEvent.SendsReturned => SendsReturned(state),
        WanLinkEvent.CloseCallSucceeded => CloseCallSucceeded(state),
        WanLinkEvent.CloseCallFailed => CloseCallFailed(state),
    };

    private static WanLinkStep IncomingCall(WanLinkState s) => s switch
    {
        Created => new(Offered),
        Offered or Accepted or Up or Terminating or Draining or ClosingCall or Closed => WanLinkStep.Illegal(s),
    };

    // 5.6 item 3. T8: the offer may have been withdrawn while it was looked at.
    private static WanLinkStep OfferAccepted(WanLinkState s) => s switch
    {
        Offered => new(Accepted),
        Draining or ClosingCall or Closed => new(s),
        Created or Accepted or Up or Terminating => WanLinkStep.Illegal(s),
    };

    // R149: a refused offer is not closed; the VC may carry another.
    private static WanLinkStep OfferRejected(WanLinkState s) => s switch
    {
        Offered => new(Created),
        Draining or ClosingCall or Closed => new(s),
        Created or Accepted or Up or Terminating => WanLinkStep.Illegal(s),
    };

    private static WanLinkStep CallConnected(WanLinkState s) => s switch
    {
        Accepted => new(Up, StartPpp),
        Draining or ClosingCall => new(s),
        Created or Offered or Up or Terminating or Closed => WanLinkStep.Illegal(s),
    };

    // RFC 1661 3.7: the peer is told before the line goes.
    private static WanLinkStep Close(WanLinkState s) => s switch
    {
        Accepted => new(Draining, AwaitSends),
        Up => new(Terminating, ClosePpp),
        Created or Offered or Terminating or Draining or ClosingCall or Closed => new(s),
    };

    // The adapter goes: there is no time for the peer.
    private static WanLinkStep Abort(WanLinkState s) => s switch
    {
        Accepted => new(Draining, AwaitSends),
        Up or Terminating => new(Draining, LowerDown | CancelSends | AwaitSends),
        Created or Offered or Draining or ClosingCall or Closed => new(s),
    };

    // This-Layer-Finished of LCP (RFC 1661 4.4): the line is not needed any more.
    private static WanLinkStep PppFinished(WanLinkState s) => s switch
    {
        Up or Terminating => new(Draining, LowerDown | AwaitSends),
        Draining or ClosingCall or Closed => new(s),
        Created or Offered or Accepted => WanLinkStep.Illegal(s),
    };

    // 5.6 item 8, 4.8: answered with CloseCall, after the sends came back.
    private static WanLinkStep IncomingCloseCall(WanLinkState s) => s switch
    {
        Offered => new(Draining, RejectOffer | AwaitSends), // R144, T8
        Accepted => new(Draining, AwaitSends),
        Up or Terminating => new(Draining, LowerDown | CancelSends | AwaitSends),
        Draining => new(Draining, CancelSends),
        ClosingCall => new(ClosingCall),
        Created or Closed => WanLinkStep.Illegal(s),
    };

    private static WanLinkStep SendsReturned(WanLinkState s) => s switch
    {
        Draining => new(ClosingCall, CloseCall),
        Created or Offered or Accepted or Up or Terminating or ClosingCall or Closed => new(s),
    };

    private static WanLinkStep CloseCallSucceeded(WanLinkState s) => s switch
    {
        ClosingCall => new(Closed, TellDown),
        Created or Offered or Accepted or Up or Terminating or Draining or Closed => WanLinkStep.Illegal(s),
    };

    // T43 leaves the call as it was; with PPP gone it is of no more use, its maker has to end it.
    private static WanLinkStep CloseCallFailed(WanLinkState s) => s switch
    {
        ClosingCall => new(Closed, TellDown),
        Created or Offered or Accepted or Up or Terminating or Draining or Closed => WanLinkStep.Illegal(s),
    };
}
