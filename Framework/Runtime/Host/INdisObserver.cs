using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Watches what passes through NDIS: ladders, captures, logs. Called on the loop; must not throw nor block.</summary>
public interface INdisObserver
{
    /// <summary>A function or callback of the contract was called, or a callback returned a status.</summary>
    void DdiCalled(in DdiRecord record);

    /// <summary>A frame on its way to the miniport; read only. The VC is the miniport's, also for frames of an alias.</summary>
    void FrameSent(uint vcId, NetBufferList nbl);

    /// <summary>A frame on its way to the protocol; read only.</summary>
    void FrameReceived(uint vcId, NetBufferList nbl);
}
