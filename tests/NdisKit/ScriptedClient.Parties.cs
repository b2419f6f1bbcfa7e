using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Parties and changes of parameters: it asks for neither, and takes every change.</summary>
public sealed partial class ScriptedClient
{
    public void AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        Script.Enter("ProtocolClAddPartyComplete");

    public void DropPartyComplete(NdisStatus status, object? protocolPartyContext) => Script.Enter("ProtocolClDropPartyComplete");

    public void IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData) =>
        Script.Enter("ProtocolClIncomingDropParty");

    public void ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters) =>
        Script.Enter("ProtocolClModifyCallQoSComplete");

    public void IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters) =>
        Script.Enter("ProtocolClIncomingCallQoSChange");
}
