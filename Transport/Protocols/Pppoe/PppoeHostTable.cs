using static UserCoNdis.Transport.Protocols.Pppoe.PppoeHostEffects;
using static UserCoNdis.Transport.Protocols.Pppoe.PppoeHostState;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The discovery stage of a host (RFC 2516 sections 5 and 8): one method an event, one arm a state.</summary>
/// <remarks>Shape: pure. A packet comes here only from the right station and VLAN, with the right Host-Uniq.</remarks>
public static class PppoeHostTable
{
    /// <summary>The caller begins.</summary>
    public static PppoeHostStep Start(PppoeHostState state) => state switch
    {
        Idle => new(Initiating, SendPadi), // RFC 2516 section 5.1
        Initiating or Choosing or Requesting or Open or Cancelled or Closed => new(state),
    };

    /// <summary>A PADO came that suits (RFC 2516 section 5.2).</summary>
    public static PppoeHostStep OfferSuits(PppoeHostState state) => state switch
    {
        Initiating or Choosing => new(Choosing, KeepOffer),
        Requesting or Cancelled or Open => new(state), // a slower concentrator: nothing to tell it
        Idle or Closed => new(state, CountUnexpected),
    };

    /// <summary>The time for better offers is over.</summary>
    public static PppoeHostStep Choose(PppoeHostState state) => state switch
    {
        Choosing => new(Requesting, SendPadr), // RFC 2516 section 5.3
        Idle or Initiating or Requesting or Open or Cancelled or Closed => new(state),
    };

    /// <summary>No answer came in time, and there are tries left (RFC 2516 section 8).</summary>
    public static PppoeHostStep Retry(PppoeHostState state) => state switch
    {
        Initiating => new(Initiating, SendPadi),
        Requesting => new(Requesting, SendPadr),
        Idle or Choosing or Open or Cancelled or Closed => new(state),
    };

    /// <summary>The concentrator did not answer the last PADR, and there are PADI left (RFC 2516 section 8).</summary>
    public static PppoeHostStep StartOver(PppoeHostState state) => state switch
    {
        Requesting => new(Initiating, DropOffer | SendPadi),
        Idle or Initiating or Choosing or Open or Cancelled or Closed => new(state),
    };

    /// <summary>No answer came in time, and no try is left; or the time to linger is over.</summary>
    public static PppoeHostStep GiveUp(PppoeHostState state) => state switch
    {
        Initiating or Requesting => new(Closed, TellClosed),
        Cancelled => new(Closed),
        Idle or Choosing or Open or Closed => new(state),
    };

    /// <summary>A PADS came with a session, from the concentrator that was asked last (RFC 2516 section 5.4).</summary>
    public static PppoeHostStep Confirmed(PppoeHostState state) => state switch
    {
        Requesting => new(Open, TellOpened),
        Initiating or Choosing or Closed => new(state, SendStrayPadt), // too late: we ask others meanwhile, or are gone
        Cancelled => new(Closed, SendStrayPadt),
        Open or Idle => new(state, CountUnexpected), // the same PADS again
    };

    /// <summary>A PADS came with a session beside the one that is wanted: another number, or a concentrator asked before.</summary>
    public static PppoeHostStep Strayed(PppoeHostState state) => state switch
    {
        Initiating or Choosing or Requesting or Open or Cancelled or Closed => new(state, SendStrayPadt),
        Idle => new(Idle, CountUnexpected),
    };

    /// <summary>A PADS came with session 0 or an error tag (RFC 2516 section 5.4).</summary>
    public static PppoeHostStep Refused(PppoeHostState state) => state switch
    {
        Requesting => new(Closed, TellClosed),
        Cancelled => new(Closed),
        Idle or Initiating or Choosing or Open or Closed => new(state, CountUnexpected),
    };

    /// <summary>A PADT came for the session (RFC 2516 section 5.5).</summary>
    public static PppoeHostStep Terminated(PppoeHostState state) => state switch
    {
        Open => new(Closed, TellClosed),
        Idle or Initiating or Choosing or Requesting or Cancelled or Closed => new(state, CountUnexpected),
    };

    /// <summary>The caller ends it.</summary>
    public static PppoeHostStep Close(PppoeHostState state) => state switch
    {
        Idle or Initiating or Choosing => new(Closed, TellClosed),
        Requesting => new(Cancelled, TellClosed),
        Open => new(Closed, SendPadt | TellClosed),
        Cancelled or Closed => new(state),
    };
}
