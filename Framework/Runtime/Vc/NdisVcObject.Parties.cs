namespace UserCoNdis.Framework.Runtime;

/// <summary>The parties of a multipoint call on this VC.</summary>
internal sealed partial class NdisVcObject
{
    private List<NdisPartyObject>? _parties; // few VCs have any

    public IReadOnlyList<NdisPartyObject> Parties => _parties ?? [];

    /// <summary>Contract 3.7's count: parties that are there and not being dropped.</summary>
    public int PartiesLeft
    {
        get
        {
            int count = 0;
            foreach (NdisPartyObject party in Parties)
            {
                count += party.IsLeft ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Says whether a close names what is left of a multipoint call: its last party (R168, R170). One that is still
    /// being made may be given up without, its party is not there yet (R165).</summary>
    public bool IsLast(NdisPartyObject? party)
    {
        foreach (NdisPartyObject other in Parties)
        {
            bool counts = other.IsLeft || (other.State == PartyState.Adding && Call.State != CallState.OutProceeding);
            if (counts && !ReferenceEquals(other, party))
            {
                return false; // one that is being added would outlive the call
            }
        }

        return party is null
            ? Call.State == CallState.OutProceeding
            : ReferenceEquals(party.Vc, this) && (party.IsLeft || party.State == PartyState.Adding);
    }

    public void PartyChanged(NdisPartyObject party, PartyState before)
    {
        if (before == PartyState.None && party.State == PartyState.Adding)
        {
            (_parties ??= []).Add(party);
        }
        else if (party.State == PartyState.Gone)
        {
            _ = _parties?.Remove(party);
        }
    }
}
