using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Multipoint calls (4.6).</summary>
public abstract partial class ScriptedCallManager
{
    /// <summary>Parties are refused with NOT_SUPPORTED (R178).</summary>
    public bool IsPointToPoint { get; set; }

    /// <summary>A party's context is given by the callback's out-parameter (T39).</summary>
    public bool GivesContextAtOnce { get; set; } = true;

    /// <summary>A party's context is given by the completion (T39).</summary>
    public bool GivesContextLater { get; set; } = true;

    public NdisStatus AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        ScriptedLeaf leaf = new((ScriptedVc)callMgrVcContext!, ndisPartyHandle);
        callMgrPartyContext = GivesContextAtOnce ? leaf : null;
        Script.Enter("ProtocolCmAddParty");
        if (IsPointToPoint)
        {
            return NdisStatus.NotSupported;
        }

        Signal("ADD PARTY");
        return Script.Answer(
            "ProtocolCmAddParty",
            status =>
            {
                Add(leaf.Vc.Leaves, leaf, status);
                if (status.IsSuccess)
                {
                    AlterParameters?.Invoke(callParameters);
                }
            },
            status => ndisPartyHandle.AddComplete(status, ContextLater(leaf), callParameters));
    }

    public NdisStatus DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        var leaf = (ScriptedLeaf)callMgrPartyContext!;
        Script.Enter("ProtocolCmDropParty");
        if (!closeData.IsEmpty && Script.StatusOf("close data").IsFailure)
        {
            return NdisStatus.InvalidData; // R174
        }

        if (!Signal(leaf.Vc, "DROP PARTY", closeData))
        {
            return closeData.IsEmpty ? NdisStatus.Resources : NdisStatus.InvalidData;
        }

        LastCloseData = closeData.ToArray();
        return Script.Answer(
            "ProtocolCmDropParty",
            status => _ = status.IsSuccess && leaf.Vc.Leaves.Remove(leaf),
            status => leaf.Handle.DropComplete(status));
    }

    /// <summary>A party leaves from the network's side: alone, or with the call when it is the last (R171).</summary>
    public void Leave(ScriptedLeaf leaf, NdisStatus status, ReadOnlyMemory<byte> closeData = default)
    {
        if (leaf.Vc.Leaves.Count > 1)
        {
            leaf.Handle.DispatchIncomingDrop(status, closeData);
        }
        else
        {
            HangUp(leaf.Vc, status, closeData);
        }
    }

    private ScriptedLeaf? ContextLater(ScriptedLeaf? leaf) => GivesContextLater ? leaf : null;
}
