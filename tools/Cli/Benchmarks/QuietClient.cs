using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>A client that opens each family it is told of, asks nothing and refuses all that it is asked; what is measured adds its own.</summary>
internal abstract class QuietClient : ICoClient
{
    public abstract string Name { get; }

    /// <summary>Gets the adapter.</summary>
    public ClientBinding? Binding { get; private set; }

    /// <summary>Gets the family that is open; null: none is.</summary>
    protected ClientAf? Family { get; private set; }

    public virtual NdisStatus BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        Binding = binding;
        protocolBindingContext = this;
        return NdisStatus.Success;
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext)
    {
        if (Family is { } af)
        {
            Family = null;
            Check(af.Close());
        }

        return NdisStatus.Success;
    }

    public void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily)
    {
        Check(Binding!.OpenAddressFamilyEx(addressFamily, this, out ClientAf? family));
        Family = family ?? Family; // a completion may have told it before
    }

    public NdisStatus NotifyCloseAf(object? clientAfContext) => UnbindAdapterEx(clientAfContext);

    public abstract void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters);

    public abstract void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext);

    public abstract void SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags);

    public abstract void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags);

    public virtual void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
    }

    public void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status) => Family = ndisAfHandle;

    public virtual void CloseAfComplete(NdisStatus status, object? protocolAfContext)
    {
    }

    public virtual void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle)
    {
    }

    public virtual void DeregisterSapComplete(NdisStatus status, object? protocolSapContext)
    {
    }

    public virtual NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        protocolVcContext = null;
        return NdisStatus.NotSupported;
    }

    public virtual NdisStatus DeleteVc(object? protocolVcContext) => NdisStatus.Success;

    public virtual NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters) =>
        NdisStatus.NotSupported;

    public virtual void CallConnected(object? protocolVcContext)
    {
    }

    public virtual void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData)
    {
    }

    public virtual void AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
    }

    public virtual void DropPartyComplete(NdisStatus status, object? protocolPartyContext)
    {
    }

    public virtual void IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData)
    {
    }

    public virtual void ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters)
    {
    }

    public virtual void IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters)
    {
    }

    public virtual NdisStatus OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    public virtual void OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status)
    {
    }

    /// <summary>Throws unless a call succeeded at once, or is on its way.</summary>
    protected static void Check(NdisStatus status)
    {
        if (!status.IsSuccess && !status.IsPending)
        {
            throw new InvalidOperationException($"The benchmark's client got {status}.");
        }
    }
}
