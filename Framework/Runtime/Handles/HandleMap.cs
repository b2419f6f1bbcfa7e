using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>From a handle that a driver gave to the object behind it.</summary>
internal static class HandleMap
{
    /// <summary>Null for null, and for a handle that is not ours.</summary>
    public static NdisVcObject? Find(NdisVc? handle) => handle switch
    {
        ClientVcHandle client => client.Vc,
        McmVcHandle mcm => mcm.Vc,
        CmVcHandle cm => cm.Vc,
        MiniportVcHandle miniport => miniport.Vc,
        _ => null,
    };

    public static NdisPartyObject? Find(ClientParty? handle) => (handle as ClientPartyHandle)?.Party;

    public static NdisPartyObject? Find(CallManagerParty? handle) => (handle as CallManagerPartyHandle)?.Party;

    /// <summary>Says whether a driver named a VC of this family and a party on it, or nothing (R334).</summary>
    /// <param name="af">The family.</param>
    /// <param name="vcGiven">A VC handle was given.</param>
    /// <param name="vc">What is behind it.</param>
    /// <param name="partyGiven">A party handle was given.</param>
    /// <param name="party">What is behind it.</param>
    public static bool IsOf(NdisAfInstance af, bool vcGiven, NdisVcObject? vc, bool partyGiven, NdisPartyObject? party) =>
        (!vcGiven || (vc is { IsDead: false } && ReferenceEquals(vc.Af, af)))
        && (!partyGiven || (vcGiven && party is { State: not PartyState.Gone } && ReferenceEquals(party.Vc, vc)));

    /// <summary>A final status for a completion; a pending one is the driver's error (G3) and counts as a failure.</summary>
    public static NdisStatus Final(NdisStatus status) => status.IsPending ? NdisStatus.Failure : status;
}
