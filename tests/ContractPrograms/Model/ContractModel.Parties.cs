using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Contract 3.7.</summary>
internal sealed partial class ContractModel
{
    private NdisStatus? AddParty(int number, int partyNumber)
    {
        ModelVc vc = Vcs[number];
        ModelParty party = new(number);
        Parties.Add(partyNumber, party);
        if (!IsConnected(vc) || !vc.IsMultipoint)
        {
            party.Life = PartyLife.Gone;
            return Refuse(vc.IsEnding ? NdisStatus.Closing : NdisStatus.Failure, "R161");
        }

        Give('M', Kind.Party, partyNumber);
        Expect("ProtocolCmAddParty", Kind.Party, partyNumber);
        return Answered(
            _call.First,
            ok => party.Life = ok ? PartyLife.Active : PartyLife.Gone,
            "ProtocolClAddPartyComplete",
            Kind.Party,
            partyNumber);
    }

    private NdisStatus? AddPartyComplete(int number)
    {
        ModelParty party = Parties[number];
        if (party.Life != PartyLife.Adding || party.IsFirst)
        {
            Break("R164");
            return null;
        }

        party.Life = _call.Success ? PartyLife.Active : PartyLife.Gone;
        Expect("ProtocolClAddPartyComplete", Kind.Party, number);
        return null;
    }

    private NdisStatus? DropParty(int number)
    {
        ModelParty party = Parties[number];
        ModelVc vc = Vcs[party.Vc];
        if (vc.IsEnding)
        {
            return Refuse(NdisStatus.Closing, "R166");
        }

        if (party.Life is PartyLife.Gone or PartyLife.Dropping or PartyLife.Adding)
        {
            return Refuse(NdisStatus.Failure, "R165, R166");
        }

        if (CountParties(party.Vc) == 1)
        {
            return Refuse(NdisStatus.Failure, "R167");
        }

        party.WasIndicated = party.Life == PartyLife.DropIndicated;
        party.Life = PartyLife.Dropping;
        Expect("ProtocolCmDropParty", Kind.Party, number);
        return Answered(_call.First, party.Dropped, "ProtocolClDropPartyComplete", Kind.Party, number);
    }

    private NdisStatus? DropPartyComplete(int number)
    {
        ModelParty party = Parties[number];
        if (party.Life != PartyLife.Dropping)
        {
            Break("R175");
            return null;
        }

        party.Dropped(_call.Success || Vcs[party.Vc].IsIdle); // with the call gone there is nothing to stay in
        Expect("ProtocolClDropPartyComplete", Kind.Party, number);
        return null;
    }

    private NdisStatus? DispatchIncomingDrop(int number)
    {
        ModelParty party = Parties[number];
        ModelVc vc = Vcs[party.Vc];
        if (vc.IsEnding || party.Life == PartyLife.Dropping)
        {
            LeaveOpen("3.6: dropped");
            return null;
        }

        if (party.Life != PartyLife.Active || !IsConnected(vc) || CountParties(party.Vc) < 2)
        {
            Break("R171, R172");
            return null;
        }

        party.Life = PartyLife.DropIndicated;
        Expect("ProtocolClIncomingDropParty", Kind.Party, number);
        return null;
    }

    private IEnumerable<ModelParty> PartiesOf(int vc) => Parties.Values.Where(p => p.Vc == vc);

    public int CountParties(int vc) => PartiesOf(vc).Count(static p => p.Counts);

    private static bool IsConnected(ModelVc vc) =>
        vc is { Exists: true, Phase: Phase.Connected, IsEnding: false, IsRemoteClosed: false };
}
