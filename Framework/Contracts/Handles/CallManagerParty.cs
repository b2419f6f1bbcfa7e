namespace UserCoNdis.Framework.Contracts;

/// <summary>A party of a multipoint call in its call manager's hands (NdisPartyHandle), one type for both shapes (T1).</summary>
public abstract class CallManagerParty
{
    /// <summary>Completes an AddParty that returned pending, once (R164).</summary>
    /// <param name="status">Not pending; unless success the handle is dead.</param>
    /// <param name="callMgrPartyContext">The context that counts from now on; null: the one that AddParty gave (T39).</param>
    /// <param name="callParameters">The client's, changed in place or not.</param>
    [Ddi("NdisCmAddPartyComplete")]
    [Ddi("NdisMCmAddPartyComplete")]
    public abstract void AddComplete(NdisStatus status, object? callMgrPartyContext, CoCallParameters callParameters);

    /// <summary>Completes a DropParty that returned pending, once; on success the handle is dead (R175).</summary>
    [Ddi("NdisCmDropPartyComplete")]
    [Ddi("NdisMCmDropPartyComplete")]
    public abstract void DropComplete(NdisStatus status);

    /// <summary>Tells the client that the party has left, once, while others remain; the last one ends the call with
    /// DispatchIncomingCloseCall (R171, R172).</summary>
    /// <param name="dropStatus">Success when the party left in the normal course.</param>
    /// <param name="closeData">What came along; valid during the call.</param>
    [Ddi("NdisCmDispatchIncomingDropParty")]
    [Ddi("NdisMCmDispatchIncomingDropParty")]
    public abstract void DispatchIncomingDrop(NdisStatus dropStatus, ReadOnlyMemory<byte> closeData = default);
}
