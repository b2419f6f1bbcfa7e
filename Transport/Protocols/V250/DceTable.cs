using static UserCoNdis.Transport.Protocols.V250.DceEffects;
using static UserCoNdis.Transport.Protocols.V250.DceState;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>The call control of a DCE: one method an event, one arm a state.</summary>
/// <remarks>Source: V.250 5.6.1, 6.3; V.24 circuit 108/2 by &amp;D. A command line's own OK is not here. Shape: pure.</remarks>
public static class DceTable
{
    /// <summary>ATD.</summary>
    public static DceStep Dial(DceState state) => state switch
    {
        Command => new(Dialing, TellDial),
        Dialing or Answering or Online or OnlineCommand => new(state, SayError),
    };

    /// <summary>ATA, or S0 rings have come.</summary>
    public static DceStep Answer(DceState state) => state switch
    {
        Command => new(Answering, TellAnswer),
        Dialing or Answering or Online or OnlineCommand => new(state, SayError),
    };

    /// <summary>ATH or ATZ; the line's OK follows.</summary>
    public static DceStep HangUp(DceState state) => state switch
    {
        Command => new(Command, None),
        Dialing or Answering or Online or OnlineCommand => new(Command, TellHangUp),
    };

    /// <summary>ATO.</summary>
    public static DceStep ReturnOnline(DceState state) => state switch
    {
        Command => new(Command, SayNoCarrier),
        OnlineCommand => new(Online, SayConnect | TellOnline),
        Dialing or Answering or Online => new(state, SayError),
    };

    /// <summary>A character came while the call was being set up (V.250 5.6.1).</summary>
    public static DceStep Abort(DceState state) => state switch
    {
        Dialing or Answering => new(Command, TellHangUp | SayNoCarrier),
        Command or Online or OnlineCommand => new(state, None),
    };

    /// <summary>Guarded +++, or DTR off with &amp;D1.</summary>
    public static DceStep Escape(DceState state) => state switch
    {
        Online => new(OnlineCommand, TellEscaped | SayOk),
        Command or Dialing or Answering or OnlineCommand => new(state, None),
    };

    /// <summary>DTR off with &amp;D2 or &amp;D3.</summary>
    public static DceStep DropDtr(DceState state) => state switch
    {
        Dialing or Answering or Online or OnlineCommand => new(Command, TellHangUp | SayOk),
        Command => new(Command, None),
    };

    /// <summary>The exchange put the call through, and the modems trained.</summary>
    public static DceStep Connect(DceState state) => state switch
    {
        Dialing or Answering => new(Online, SayConnect | TellOnline),
        Command => new(Command, TellHangUp),
        Online or OnlineCommand => new(state, None),
    };

    /// <summary>The exchange ended the call, or refused it.</summary>
    public static DceStep Disconnect(DceState state) => state switch
    {
        Dialing or Answering => new(Command, SayReason),
        Online or OnlineCommand => new(Command, SayNoCarrier),
        Command => new(Command, None),
    };

    /// <summary>S7 seconds went by without a carrier.</summary>
    public static DceStep Timeout(DceState state) => state switch
    {
        Dialing or Answering => new(Command, TellHangUp | SayReason),
        Command or Online or OnlineCommand => new(state, None),
    };
}
