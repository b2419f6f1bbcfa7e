namespace UserCoNdis.Framework.Contracts;

/// <summary>A party of a multipoint call in a client's hands (NdisPartyHandle), made by MakeCall or AddParty.</summary>
public abstract class ClientParty
{
    /// <summary>Drops the party; not the last one, which goes with <see cref="ClientVc.CloseCall(ClientParty, ReadOnlyMemory{byte})"/>
    /// (R167). The handle is dead at once, unless the drop fails (R166, T35).</summary>
    /// <param name="closeData">For the party; stays unchanged until the completion. Empty: none.</param>
    /// <returns>Pending: one <see cref="ICoClient.DropPartyComplete"/> follows. FAILURE: it is the last party.
    /// INVALID_DATA: the medium carries no close data, the party still is; drop it again without (T35).</returns>
    [Ddi("NdisClDropParty")]
    public abstract NdisStatus Drop(ReadOnlyMemory<byte> closeData = default);
}
