using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Parties and changes of parameters: a telephony call has one far end, and its speed is the modem's business.</summary>
public sealed partial class NdisWanDriver
{
    void ICoClient.AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        throw new InvalidOperationException("NDISWAN added no party.");

    void ICoClient.DropPartyComplete(NdisStatus status, object? protocolPartyContext) =>
        throw new InvalidOperationException("NDISWAN dropped no party.");

    void ICoClient.IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData) =>
        throw new InvalidOperationException("NDISWAN has no party.");

    void ICoClient.ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters) =>
        throw new InvalidOperationException("NDISWAN modified no call.");

    void ICoClient.IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters)
    {
        // To return accepts (R212): what the call runs at is told by OIDs and status.
    }
}
