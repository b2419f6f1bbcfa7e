using static UserCoNdis.Tools.Simulators.Telephony.CircuitEffects;
using static UserCoNdis.Tools.Simulators.Telephony.CircuitState;

namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>The life of a call in the exchange: one method an event, one arm a state. Shape: pure.</summary>
public static class CircuitTable
{
    private const CircuitEffects FreeBoth = FreeCaller | FreeCalled;

    /// <summary>The caller dials.</summary>
    public static CircuitStep Dial(CircuitState state) => state switch
    {
        Idle => new(Dialing, None),
        Dialing or Refused or Ringing or Answered or Training or Connected or ClearingCaller or ClearingCalled =>
            new(state, None),
    };

    /// <summary>The number is a free line's.</summary>
    public static CircuitStep Route(CircuitState state) => state switch
    {
        Dialing => new(Ringing, StartBell),
        Idle or Refused or Ringing or Answered or Training or Connected or ClearingCaller or ClearingCalled =>
            new(state, None),
    };

    /// <summary>The number cannot be reached: busy, unknown, no dial tone.</summary>
    public static CircuitStep Refuse(CircuitState state) => state switch
    {
        Dialing => new(Refused, None),
        Idle or Refused or Ringing or Answered or Training or Connected or ClearingCaller or ClearingCalled =>
            new(state, None),
    };

    /// <summary>The called station goes off hook.</summary>
    public static CircuitStep Answer(CircuitState state) => state switch
    {
        Ringing => new(Answered, StopBell),
        Idle or Dialing or Refused or Answered or Training or Connected or ClearingCaller or ClearingCalled =>
            new(state, None),
    };

    /// <summary>The caller goes on hook.</summary>
    public static CircuitStep CallerHangUp(CircuitState state) => state switch
    {
        Dialing or Refused => new(Idle, FreeBoth),
        Ringing => new(Idle, StopBell | FreeBoth),
        Answered or Training or Connected => new(ClearingCalled, Cut | FreeCaller),
        ClearingCaller => new(Idle, FreeBoth),
        Idle or ClearingCalled => new(state, None),
    };

    /// <summary>The called station goes on hook. While its bell rings it is on hook already.</summary>
    public static CircuitStep CalledHangUp(CircuitState state) => state switch
    {
        Answered or Training or Connected => new(ClearingCaller, Cut | FreeCalled),
        ClearingCalled => new(Idle, FreeBoth),
        Idle or Dialing or Refused or Ringing or ClearingCaller => new(state, None),
    };

    /// <summary>The line breaks.</summary>
    public static CircuitStep DropCarrier(CircuitState state) => state switch
    {
        Training or Connected => new(Idle, Cut | FreeBoth | TellCaller | TellCalled),
        ClearingCaller or ClearingCalled => Timeout(state),
        Idle or Dialing or Refused or Ringing or Answered => new(state, None),
    };

    /// <summary>The state's time is up.</summary>
    public static CircuitStep Timeout(CircuitState state) => state switch
    {
        Refused => new(Idle, FreeBoth | TellCaller),
        Ringing => new(Idle, StopBell | FreeBoth | TellCaller), // the exchange gives up
        Answered => new(Training, None),
        Training => new(Connected, Connect),
        Connected => DropCarrier(state),
        ClearingCaller => new(Idle, FreeBoth | TellCaller),
        ClearingCalled => new(Idle, FreeBoth | TellCalled),
        Idle or Dialing => new(state, None), // dialling ends in Route or Refuse
    };
}
