using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Parties and changes of parameters: a session has one far end, and no speed that can be asked for.</summary>
public sealed partial class PppoeMiniport
{
    NdisStatus ICallManager<McmAf, McmSap, McmVc>.AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported; // R178
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData) =>
        NdisStatus.NotSupported;

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters) =>
        NdisStatus.NotSupported; // R207
}
