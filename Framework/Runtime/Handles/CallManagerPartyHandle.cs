using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class CallManagerPartyHandle(NdisPartyObject party) : CallManagerParty
{
    public NdisPartyObject Party => party;

    private string Driver => party.Vc.CallManagerHolder.DriverName;

    public override void AddComplete(NdisStatus status, object? callMgrPartyContext, CoCallParameters callParameters)
    {
        party.Verifier?.Called(new("NdisCmAddPartyComplete", Driver, party)
        {
            Status = status,
            Parameters = callParameters,
            Context = callMgrPartyContext,
        });
        party.AddComplete(HandleMap.Final(status), callMgrPartyContext, callParameters);
    }

    public override void DropComplete(NdisStatus status)
    {
        party.Verifier?.Called(new("NdisCmDropPartyComplete", Driver, party) { Status = status });
        party.DropComplete(HandleMap.Final(status));
    }

    public override void DispatchIncomingDrop(NdisStatus dropStatus, ReadOnlyMemory<byte> closeData = default)
    {
        party.Verifier?.Called(new("NdisCmDispatchIncomingDropParty", Driver, party) { Status = dropStatus });
        party.DispatchIncomingDrop(dropStatus, closeData);
    }
}
