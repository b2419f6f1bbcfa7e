using static UserCoNdis.Transport.Protocols.Ppp.PppActions;
using static UserCoNdis.Transport.Protocols.Ppp.PppState;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The automaton of RFC 1661 section 4.1, one method per row. LCP and every NCP use it.</summary>
/// <remarks>Neither the restart option [r] nor the passive option [p] is used: such cells hold the plain state.</remarks>
internal static class PppTable
{
    public static PppStep Next(PppState state, PppEvents e) => e switch
    {
        PppEvents.Up => Up(state),
        PppEvents.Down => Down(state),
        PppEvents.Open => Open(state),
        PppEvents.Close => Close(state),
        PppEvents.TimeoutPlus => TimeoutPlus(state),
        PppEvents.TimeoutMinus => TimeoutMinus(state),
        PppEvents.RcrPlus => RcrPlus(state),
        PppEvents.RcrMinus => RcrMinus(state),
        PppEvents.Rca => Rca(state),
        PppEvents.Rcn => Rcn(state),
        PppEvents.Rtr => Rtr(state),
        PppEvents.Rta => Rta(state),
        PppEvents.Ruc => Ruc(state),
        PppEvents.RxjPlus => RxjPlus(state),
        PppEvents.RxjMinus => RxjMinus(state),
        PppEvents.Rxr => Rxr(state),
    };

    /// <summary>The states in which the restart timer runs (RFC 1661 section 4.2).</summary>
    public static bool IsTimed(PppState state) => state is Closing or Stopping or ReqSent or AckRcvd or AckSent;

    public static PppStep Up(PppState s) => s switch
    {
        Initial => new(Closed),
        Starting => new(ReqSent, Irc | Scr),
        Closed or Stopped or Closing or Stopping or ReqSent or AckRcvd or AckSent or Opened => PppStep.Illegal(s),
    };

    public static PppStep Down(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed or Closing => new(Initial),
        Stopped => new(Starting, Tls),
        Stopping or ReqSent or AckRcvd or AckSent => new(Starting),
        Opened => new(Starting, Tld),
    };

    public static PppStep Open(PppState s) => s switch
    {
        Initial => new(Starting, Tls),
        Closed => new(ReqSent, Irc | Scr),
        Closing or Stopping => new(Stopping),
        Starting or Stopped or ReqSent or AckRcvd or AckSent or Opened => new(s),
    };

    public static PppStep Close(PppState s) => s switch
    {
        Initial => new(Initial),
        Starting => new(Initial, Tlf),
        Closed or Stopped => new(Closed),
        Closing or Stopping => new(Closing),
        ReqSent or AckRcvd or AckSent => new(Closing, Irc | Str),
        Opened => new(Closing, Tld | Irc | Str),
    };

    public static PppStep TimeoutPlus(PppState s) => s switch
    {
        Initial or Starting or Closed or Stopped or Opened => PppStep.Illegal(s),
        Closing or Stopping => new(s, Str),
        ReqSent or AckRcvd => new(ReqSent, Scr),
        AckSent => new(AckSent, Scr),
    };

    public static PppStep TimeoutMinus(PppState s) => s switch
    {
        Initial or Starting or Closed or Stopped or Opened => PppStep.Illegal(s),
        Closing => new(Closed, Tlf),
        Stopping or ReqSent or AckRcvd or AckSent => new(Stopped, Tlf),
    };

    public static PppStep RcrPlus(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed => new(Closed, Sta),
        Stopped => new(AckSent, Irc | Scr | Sca),
        Closing or Stopping => new(s),
        ReqSent or AckSent => new(AckSent, Sca),
        AckRcvd => new(Opened, Sca | Tlu),
        Opened => new(AckSent, Tld | Scr | Sca),
    };

    public static PppStep RcrMinus(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed => new(Closed, Sta),
        Stopped => new(ReqSent, Irc | Scr | Scn),
        Closing or Stopping => new(s),
        ReqSent or AckSent => new(ReqSent, Scn),
        AckRcvd => new(AckRcvd, Scn),
        Opened => new(ReqSent, Tld | Scr | Scn),
    };

    public static PppStep Rca(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed or Stopped => new(s, Sta),
        Closing or Stopping => new(s),
        ReqSent => new(AckRcvd, Irc),
        AckRcvd => new(ReqSent, Scr), // [x] a crossed connection
        AckSent => new(Opened, Irc | Tlu),
        Opened => new(ReqSent, Tld | Scr), // [x]
    };

    public static PppStep Rcn(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed or Stopped => new(s, Sta),
        Closing or Stopping => new(s),
        ReqSent => new(ReqSent, Irc | Scr),
        AckRcvd => new(ReqSent, Scr), // [x]
        AckSent => new(AckSent, Irc | Scr),
        Opened => new(ReqSent, Tld | Scr), // [x]
    };

    public static PppStep Rtr(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed or Stopped or Closing or Stopping => new(s, Sta),
        ReqSent or AckRcvd or AckSent => new(ReqSent, Sta),
        Opened => new(Stopping, Tld | Zrc | Sta),
    };

    public static PppStep Rta(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed or Stopped or AckSent => new(s),
        Closing => new(Closed, Tlf),
        Stopping => new(Stopped, Tlf),
        ReqSent or AckRcvd => new(ReqSent),
        Opened => new(ReqSent, Tld | Scr),
    };

    public static PppStep Ruc(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed or Stopped or Closing or Stopping or ReqSent or AckRcvd or AckSent or Opened => new(s, Scj),
    };

    public static PppStep RxjPlus(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        AckRcvd => new(ReqSent),
        Closed or Stopped or Closing or Stopping or ReqSent or AckSent or Opened => new(s),
    };

    public static PppStep RxjMinus(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Closed or Closing => new(Closed, Tlf),
        Stopped or Stopping or ReqSent or AckRcvd or AckSent => new(Stopped, Tlf),
        Opened => new(Stopping, Tld | Irc | Str),
    };

    public static PppStep Rxr(PppState s) => s switch
    {
        Initial or Starting => PppStep.Illegal(s),
        Opened => new(Opened, Ser),
        Closed or Stopped or Closing or Stopping or ReqSent or AckRcvd or AckSent => new(s),
    };
}
