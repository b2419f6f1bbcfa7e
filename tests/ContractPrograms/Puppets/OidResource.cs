using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

internal sealed class OidResource(int number, NdisOidRequest request, AfResource? af, VcResource? vc) : Resource(Kind.Oid, number)
{
    public NdisOidRequest Request => request;

    public AfResource? Af => af;

    public VcResource? Vc => vc;
}
