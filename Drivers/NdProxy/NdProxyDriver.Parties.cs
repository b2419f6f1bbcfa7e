using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Parties and changes of parameters: a telephony call has one far end, and its speed is the modem's business.</summary>
public sealed partial class NdProxyDriver
{
    void ICoClient.AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        throw new InvalidOperationException("NDPROXY added no party.");

    void ICoClient.DropPartyComplete(NdisStatus status, object? protocolPartyContext) =>
        throw new InvalidOperationException("NDPROXY dropped no party.");

    void ICoClient.IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData) =>
        throw new InvalidOperationException("NDPROXY has no party.");

    void ICoClient.ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters) =>
        throw new InvalidOperationException("NDPROXY modified no call.");

    void ICoClient.IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters)
    {
        // To return accepts (R212): what the call runs at is told by OIDs and status.
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported; // R178
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData) =>
        NdisStatus.NotSupported;

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters) =>
        NdisStatus.NotSupported; // R207
}
