using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Drivers.NdProxy.TapiSessionEffects;
using static UserCoNdis.Drivers.NdProxy.TapiSessionState;
using SessionStep = UserCoNdis.Drivers.NdProxy.TapiStep<
    UserCoNdis.Drivers.NdProxy.TapiSessionState, UserCoNdis.Drivers.NdProxy.TapiSessionEffects>;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The session of contract 3.12, 4.16, 4.20, 4.21; one method an event.</summary>
internal static class TapiSessionTable
{
    public static SessionStep Next(TapiSessionState state, TapiSessionEvent e) => e switch
    {
        TapiSessionEvent.Begin => Begin(state),
        TapiSessionEvent.AfOpened => AfOpened(state),
        TapiSessionEvent.AfNotOpened => AfNotOpened(state),
        TapiSessionEvent.Enumerated => Enumerated(state),
        TapiSessionEvent.NotEnumerated => NotEnumerated(state),
        TapiSessionEvent.End => End(state),
        TapiSessionEvent.LinesClosed => LinesClosed(state),
        TapiSessionEvent.ClientsClosed => ClientsClosed(state),
        TapiSessionEvent.AfClosed => AfClosed(state),
    };

    // The family was offered, or the upper layer comes back to one whose registration stayed.
    private static SessionStep Begin(TapiSessionState s) => s switch
    {
        TapiSessionState.None => new(Opening, OpenAf, "4.16 step 2, 4.20 step 6"),
        Opening or OpeningToEnd or Enumerating or EnumeratingToEnd or Active or ClosingLines or ClosingClients or ClosingAf =>
            Refuse(s, "3.12"),
    };

    private static SessionStep AfOpened(TapiSessionState s) => s switch
    {
        Opening => new(Enumerating, Enumerate, "4.16 steps 3, 6"),
        OpeningToEnd => new(ClosingLines, CloseLines, "4.20"),
        TapiSessionState.None or Enumerating or EnumeratingToEnd or Active or ClosingLines or ClosingClients or ClosingAf =>
            Refuse(s, "R330"),
    };

    private static SessionStep AfNotOpened(TapiSessionState s) => s switch
    {
        Opening => new(TapiSessionState.None, TellFailed, "R034"),
        OpeningToEnd => new(TapiSessionState.None, TellEnded, "R034"),
        TapiSessionState.None or Enumerating or EnumeratingToEnd or Active or ClosingLines or ClosingClients or ClosingAf =>
            Refuse(s, "R330"),
    };

    private static SessionStep Enumerated(TapiSessionState s) => s switch
    {
        Enumerating => new(Active, TellBegun, "3.12"),
        EnumeratingToEnd => new(ClosingLines, CloseLines, "R275"),
        TapiSessionState.None or Opening or OpeningToEnd or Active or ClosingLines or ClosingClients or ClosingAf =>
            Refuse(s, "3.12"),
    };

    // A call manager that cannot tell its lines has none to offer.
    private static SessionStep NotEnumerated(TapiSessionState s) => s switch
    {
        Enumerating => new(ClosingAf, TellFailed | CloseAf, "4.16 step 6, R301"),
        EnumeratingToEnd => new(ClosingLines, CloseLines, "R275"),
        TapiSessionState.None or Opening or OpeningToEnd or Active or ClosingLines or ClosingClients or ClosingAf =>
            Refuse(s, "3.12"),
    };

    // By the upper layer (4.20), by the call manager below (4.21) or because the binding goes.
    private static SessionStep End(TapiSessionState s) => s switch
    {
        TapiSessionState.None => new(s, TellEnded, "4.20"),
        Opening => new(OpeningToEnd, "T9"),
        Enumerating => new(EnumeratingToEnd, "R275"),
        Active => new(ClosingLines, CloseLines, "4.20 step 2, 4.21"),
        OpeningToEnd or EnumeratingToEnd or ClosingLines or ClosingClients or ClosingAf => new(s, "3.12"),
    };

    private static SessionStep LinesClosed(TapiSessionState s) => s switch
    {
        ClosingLines => new(ClosingClients, CloseClients, "T48, 4.14 step 3"),
        TapiSessionState.None or Opening or OpeningToEnd or Enumerating or EnumeratingToEnd or Active or ClosingClients
            or ClosingAf => Refuse(s, "3.12"),
    };

    private static SessionStep ClientsClosed(TapiSessionState s) => s switch
    {
        ClosingClients => new(ClosingAf, CloseAf, "4.20 step 3, R322"),
        TapiSessionState.None or Opening or OpeningToEnd or Enumerating or EnumeratingToEnd or Active or ClosingLines
            or ClosingAf => Refuse(s, "3.12"),
    };

    private static SessionStep AfClosed(TapiSessionState s) => s switch
    {
        ClosingAf => new(TapiSessionState.None, TellEnded, "4.20 step 5"),
        TapiSessionState.None or Opening or OpeningToEnd or Enumerating or EnumeratingToEnd or Active or ClosingLines
            or ClosingClients => Refuse(s, "R330"),
    };

    private static SessionStep Refuse(TapiSessionState s, string clause) => SessionStep.Refuse(s, NdisStatus.Failure, clause);
}
