using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Parties and changes of parameters: none of either.</summary>
public abstract partial class ScriptedCallManager
{
    public NdisStatus AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported;
    }

    public NdisStatus DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData) => NdisStatus.NotSupported;

    public NdisStatus ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters) => NdisStatus.NotSupported;
}
