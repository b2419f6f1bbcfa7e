using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

internal sealed class AfResource(int number) : Resource(Kind.Af, number)
{
    public ClientAf? Client { get; set; }

    public CallManagerAf? CallManager { get; set; }
}
