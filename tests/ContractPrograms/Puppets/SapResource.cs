using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

internal sealed class SapResource(int number) : Resource(Kind.Sap, number)
{
    public ClientSap? Client { get; set; }

    public CallManagerSap? CallManager { get; set; }
}
