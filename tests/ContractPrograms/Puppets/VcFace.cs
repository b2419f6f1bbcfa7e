using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>What a call manager does with a VC, in either shape.</summary>
internal abstract class VcFace
{
    public abstract NdisVc Handle { get; }

    public abstract NdisStatus Activate(CoCallParameters parameters);

    public abstract NdisStatus Deactivate();

    public abstract NdisStatus Delete();

    public abstract NdisStatus DispatchIncomingCall(CallManagerSap? sap, CoCallParameters parameters);

    public abstract void MakeCallComplete(
        NdisStatus status, CallManagerParty? party, object? partyContext, CoCallParameters parameters);

    public abstract void CloseCallComplete(NdisStatus status, CallManagerParty? party);

    public abstract void DispatchCallConnected();

    public abstract void DispatchIncomingCloseCall(NdisStatus status);

    public abstract void ModifyCallQoSComplete(NdisStatus status, CoCallParameters parameters);

    public abstract void DispatchIncomingCallQoSChange(CoCallParameters parameters);

    /// <summary>Sends on a signaling VC.</summary>
    public abstract void Send(NetBufferList list);
}
