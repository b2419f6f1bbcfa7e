namespace UserCoNdis.ContractPrograms;

/// <summary>A net buffer list under way, sent or received.</summary>
internal sealed class ModelList(int vc)
{
    public int Vc => vc;

    public bool IsOut { get; set; }

    public ModelList Clone() => (ModelList)MemberwiseClone();
}
