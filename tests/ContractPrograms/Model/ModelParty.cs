namespace UserCoNdis.ContractPrograms;

/// <summary>A party of a multipoint call.</summary>
internal sealed class ModelParty(int vc)
{
    public int Vc => vc;

    public PartyLife Life { get; set; } = PartyLife.Adding;

    /// <summary>It was made by the call itself, and lives and dies with its set-up.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The far end has said that it leaves; a drop that fails does not unsay it.</summary>
    public bool WasIndicated { get; set; }

    public bool Counts => Life is PartyLife.Active or PartyLife.DropIndicated;

    public void Dropped(bool success) =>
        Life = success ? PartyLife.Gone : WasIndicated ? PartyLife.DropIndicated : PartyLife.Active;

    public ModelParty Clone() => (ModelParty)MemberwiseClone();
}
