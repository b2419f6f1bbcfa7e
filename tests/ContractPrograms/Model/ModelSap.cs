namespace UserCoNdis.ContractPrograms;

/// <summary>A SAP that the client registered, or tried to.</summary>
internal sealed class ModelSap(int af)
{
    public int Af => af;

    public SapLife Life { get; set; } = SapLife.Registering;

    public ModelSap Clone() => (ModelSap)MemberwiseClone();
}
