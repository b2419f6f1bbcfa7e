using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.PartyEffect;
using static UserCoNdis.Framework.Runtime.PartyState;
using PartyStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.PartyState, UserCoNdis.Framework.Runtime.PartyEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.7: one party of a multipoint call. <see cref="CallUseTable"/> says in which calls there may be one.</summary>
internal static class PartyTable
{
    /// <summary>NdisClMakeCall with a party context: the call manager is asked with the call.</summary>
    public static PartyStep MakeCall(PartyState s) => Begin(s, PartyEffect.None);

    [Ddi("NdisClAddParty")]
    public static PartyStep AddParty(PartyState s) => Begin(s, ForwardAdd);

    /// <summary>MakeCall ended, or ProtocolCmAddParty returned its final status.</summary>
    public static PartyStep Added(PartyState s, bool success) => s switch
    {
        Adding => Go(success ? Active : Gone, PartyEffect.None, "4.6"),
        Gone => Go(Gone, PartyEffect.None, "3.6 abort"),
        PartyState.None or Active or DropIndicated or Dropping or DroppingIndicated or Closing or ClosingIndicated =>
            Refuse(s, "R126, R330"),
    };

    [Ddi("NdisCmAddPartyComplete")]
    [Ddi("NdisMCmAddPartyComplete")]
    public static PartyStep AddPartyComplete(PartyState s, bool success) => s switch
    {
        Adding => Go(success ? Active : Gone, CompleteAdd, "4.6"),
        PartyState.None or Active or DropIndicated or Dropping or DroppingIndicated or Closing or ClosingIndicated or Gone =>
            Refuse(s, "R164, R330"),
    };

    /// <param name="s">The state.</param>
    /// <param name="others">It is not the last one.</param>
    [Ddi("NdisCmDispatchIncomingDropParty")]
    [Ddi("NdisMCmDispatchIncomingDropParty")]
    public static PartyStep DispatchIncomingDropParty(PartyState s, bool others) => s switch
    {
        Active => others ? Go(DropIndicated, IndicateDrop, "4.6") : Refuse(s, "R171"),
        Dropping or DroppingIndicated or Closing or ClosingIndicated => Go(s, PartyEffect.None, "3.6 glare"),
        DropIndicated => Refuse(s, "R172"),
        PartyState.None or Adding or Gone => Refuse(s, "R175"),
    };

    /// <param name="s">The state.</param>
    /// <param name="others">It is not the last one.</param>
    [Ddi("NdisClDropParty")]
    public static PartyStep DropParty(PartyState s, bool others) => s switch
    {
        Active => others ? Go(Dropping, ForwardDrop, "4.6") : Refuse(s, "T19, R167"),
        DropIndicated => others ? Go(DroppingIndicated, ForwardDrop, "4.6, T19") : Refuse(s, "T19, R167"),
        PartyState.None or Adding => Refuse(s, "R165"),
        Dropping or DroppingIndicated or Closing or ClosingIndicated or Gone => Refuse(s, "R166"),
    };

    /// <summary>ProtocolCmDropParty returned its final status.</summary>
    /// <param name="s">The state.</param>
    /// <param name="gone">Success, or there is no call left for it to stay in.</param>
    public static PartyStep DropReturned(PartyState s, bool gone) => EndOfDrop(s, gone, PartyEffect.None);

    /// <param name="s">The state.</param>
    /// <param name="gone">Success, or there is no call left for it to stay in.</param>
    [Ddi("NdisCmDropPartyComplete")]
    [Ddi("NdisMCmDropPartyComplete")]
    public static PartyStep DropPartyComplete(PartyState s, bool gone) => EndOfDrop(s, gone, CompleteDrop);

    /// <summary>The call is being closed with this party as its last.</summary>
    public static PartyStep CloseCall(PartyState s) => s switch
    {
        Active => Go(Closing, PartyEffect.None, "4.7"),
        DropIndicated => Go(ClosingIndicated, PartyEffect.None, "4.7"),
        Adding => Go(Adding, PartyEffect.None, "3.6 abort"),
        PartyState.None or Dropping or DroppingIndicated or Closing or ClosingIndicated or Gone => Refuse(s, "R170"),
    };

    /// <summary>The close of the call ended. A party that is being dropped has an end of its own.</summary>
    public static PartyStep CloseEnded(PartyState s, bool success) => s switch
    {
        Closing => Go(success ? Gone : Active, PartyEffect.None, "4.7, T35, T43"),
        ClosingIndicated => Go(success ? Gone : DropIndicated, PartyEffect.None, "4.7, T35, T43"),
        Adding or Active or DropIndicated => Go(success ? Gone : s, PartyEffect.None, "3.6 abort"),
        PartyState.None or Dropping or DroppingIndicated or Gone => Go(s, PartyEffect.None, "4.7"),
    };

    private static PartyStep Begin(PartyState s, PartyEffect effect) => s switch
    {
        PartyState.None => Go(Adding, effect, "4.6"),
        Adding or Active or DropIndicated or Dropping or DroppingIndicated or Closing or ClosingIndicated or Gone =>
            Refuse(s, "3.7"),
    };

    private static PartyStep EndOfDrop(PartyState s, bool gone, PartyEffect effect) => s switch
    {
        Dropping => Go(gone ? Gone : Active, effect, gone ? "4.6" : "T35"),
        DroppingIndicated => Go(gone ? Gone : DropIndicated, effect, gone ? "4.6" : "T35, R172"),
        PartyState.None or Adding or Active or DropIndicated or Closing or ClosingIndicated or Gone => Refuse(s, "R175, R330"),
    };

    private static PartyStep Go(PartyState next, PartyEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static PartyStep Refuse(PartyState s, string clause) => new(s, PartyEffect.None, NdisStatus.Failure, clause);
}
