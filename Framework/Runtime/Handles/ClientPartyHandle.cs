using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class ClientPartyHandle(NdisPartyObject party) : ClientParty
{
    public NdisPartyObject Party => party;

    public override NdisStatus Drop(ReadOnlyMemory<byte> closeData = default)
    {
        party.Verifier?.Called(new("NdisClDropParty", party.Vc.DataHolder.DriverName, party) { Context = closeData });
        return party.Drop(closeData);
    }
}
