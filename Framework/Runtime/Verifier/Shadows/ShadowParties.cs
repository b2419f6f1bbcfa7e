using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of the parties of the call on a VC.</summary>
internal sealed class ShadowParties
{
    private List<ShadowParty>? _all; // few VCs have any

    /// <summary>The call was made with a party; it stays so (3.6).</summary>
    public bool IsMultipoint { get; private set; }

    public IReadOnlyList<ShadowParty> All => _all ?? [];

    /// <summary>The parties that count (3.7).</summary>
    public int Left => Count(ShadowPartyState.Active);

    /// <summary>The parties that are being added.</summary>
    public int Coming => Count(ShadowPartyState.Adding);

    /// <summary>A party was added to the call after it was made.</summary>
    public bool HasGrown { get; private set; }

    /// <summary>The call manager has said that it can add none (R178).</summary>
    public bool IsUnsupported { get; private set; }

    public void Add(ShadowParty party) => (_all ??= []).Add(party);

    public void Remove(ShadowParty party) => _ = _all?.Remove(party);

    public void AddAnswered(NdisStatus status)
    {
        HasGrown |= status.IsSuccess;
        IsUnsupported |= status == NdisStatus.NotSupported;
    }

    public void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmMakeCall)
        {
            IsMultipoint = e.Other is NdisPartyObject;
            HasGrown = false;
            IsUnsupported = false;
            Named(e)?.BeginWithCall();
        }
        else if (e.Id == DdiId.ProtocolCmCloseCall)
        {
            Named(e)?.BeginClose();
        }
    }

    public void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmMakeCall)
        {
            Named(e)?.Added(e.Status.IsSuccess);
        }
        else if (e.Id == DdiId.ProtocolCmCloseCall)
        {
            IsMultipoint &= !e.Status.IsSuccess;
            foreach (ShadowParty party in All.ToArray())
            {
                party.CloseEnded(e.Status.IsSuccess);
            }
        }
    }

    /// <summary>The first party of MakeCall, the last one of CloseCall.</summary>
    private static ShadowParty? Named(in DdiEvent e) => e.Other is NdisPartyObject party ? Shadows.Of(party) : null;

    private int Count(ShadowPartyState state)
    {
        int count = 0;
        foreach (ShadowParty party in All)
        {
            count += party.State == state ? 1 : 0;
        }

        return count;
    }
}
