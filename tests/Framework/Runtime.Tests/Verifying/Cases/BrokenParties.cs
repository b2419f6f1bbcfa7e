using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.H, each rule broken by the client.</summary>
internal static class BrokenParties
{
    [Rule("R161", RuleCase.Broken)]
    public static void Party_AddedToAPointToPointCall(ContractFixture f) => f.Client.AddParty(f.Connect());

    [Rule("R161", RuleCase.Broken)]
    public static void Party_AddedToACallThatIsBeingMade(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        f.Client.AddParty(f.Client.DialMultipoint(f.Binding));
    }

    [Rule("R161", RuleCase.Broken)]
    public static void Party_AddedToACallThatIsBeingClosed(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        f.Client.AddParty(call);
    }

    [Rule("R161", RuleCase.Broken)]
    public static void Party_AddedAfterTheNetworkHungUp(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        f.Client.ClosesAtOnce = false;
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        f.Client.AddParty(call);
    }

    [Rule("R162", RuleCase.Broken)]
    public static void Party_AddedWithoutAContext(ContractFixture f) =>
        Multipoint.Connect(f).Handle.AddParty(null!, CallParameters.Any(), out _);

    [Rule("R165", RuleCase.Broken)]
    public static void Party_DroppedBeforeItIsAdded(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Never);
        f.Client.Drop(f.Client.AddParty(call));
    }

    [Rule("R165", RuleCase.Broken)]
    public static void Party_DroppedThatCouldNotBeAdded(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Pending);
        f.CallManager.Script.Once("ProtocolCmAddParty", NdisStatus.Resources);
        ScriptedParty party = f.Client.AddParty(call);
        ClientParty handle = party.Handle!;
        f.Run();
        handle.Drop();
    }

    [Rule("R165", RuleCase.Broken)]
    public static void Request_AboutAPartyThatIsBeingAdded(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Never);
        Ask(f, f.Client.AddParty(call));
    }

    [Rule("R166", RuleCase.Broken)]
    public static void Party_DroppedTwice(ContractFixture f)
    {
        ScriptedParty party = Multipoint.Connect(f).Parties[1];
        f.Client.Drop(party);
        party.Handle!.Drop();
    }

    [Rule("R166", RuleCase.Broken)]
    public static void Party_DroppedAfterItsCall(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        ScriptedParty last = call.Parties[0];
        f.Client.KeepsVcs = true;
        f.Client.Close(call);
        f.Run();
        last.Handle!.Drop();
    }

    [Rule("R166", RuleCase.Broken)]
    public static void Call_ClosedWithAPartyThatIsGone(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        ScriptedParty party = call.Parties[1];
        f.Client.Drop(party);
        f.Run();
        call.Handle.CloseCall(party.Handle!);
    }

    [Rule("R166", RuleCase.Broken)]
    public static void Request_AboutAPartyThatIsGone(ContractFixture f)
    {
        ScriptedParty party = Multipoint.Connect(f).Parties[1];
        f.Client.Drop(party);
        f.Run();
        Ask(f, party);
    }

    [Rule("R167", RuleCase.Broken)]
    public static void LastParty_Dropped(ContractFixture f) => f.Client.Drop(Multipoint.Connect(f, parties: 1).Parties[0]);

    [Rule("R168", RuleCase.Broken)]
    public static void Call_ClosedWithPartiesLeft(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        call.Handle.CloseCall(call.Parties[0].Handle!);
    }

    [Rule("R168", RuleCase.Broken)]
    public static void Call_ClosedWhileAPartyIsAdded(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Never);
        f.Client.AddParty(call);
        call.Handle.CloseCall(call.Parties[0].Handle!);
    }

    [Rule("R170", RuleCase.Broken)]
    public static void MultipointCall_ClosedWithoutAParty(ContractFixture f) =>
        Multipoint.Connect(f, parties: 1).Handle.CloseCall();

    [Rule("R170", RuleCase.Broken)]
    public static void Call_ClosedWithAPartyOfAnother(ContractFixture f)
    {
        ScriptedCall other = Multipoint.Connect(f, parties: 1);
        f.Connect().Handle.CloseCall(other.Parties[0].Handle!);
    }

    [Rule("R173", RuleCase.Broken)]
    public static void PartyThatLeft_NeverDropped(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.Client.DropsAtOnce = false;
        f.CallManager.Leave(Multipoint.Leaf(f, call, 1), NdisStatus.Success);
        Sessions.Forget(f);
    }

    [Rule("R177", RuleCase.Broken)]
    public static void Party_NeverReleased(ContractFixture f)
    {
        Multipoint.Connect(f);
        Sessions.Forget(f);
    }

    private static void Ask(ContractFixture f, ScriptedParty party) => f.Binding.Af!.OidRequest(
        party.Call.Handle,
        new(NdisRequestType.QueryInformation, Oid.CoGetCallInformation, new byte[4]),
        party.Handle);
}
