using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

internal sealed class PartyResource(int number) : Resource(Kind.Party, number)
{
    public ClientParty? Client { get; set; }

    public CallManagerParty? CallManager { get; set; }

    public required CoCallParameters Parameters { get; init; }
}
