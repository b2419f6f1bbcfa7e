namespace UserCoNdis.ContractPrograms;

/// <summary>An OID request.</summary>
internal sealed class ModelOid(OidRoute route, int af, int vc)
{
    public OidRoute Route => route;

    public int Af => af;

    public int Vc => vc;

    public bool IsPending { get; set; }

    public ModelOid Clone() => (ModelOid)MemberwiseClone();
}
