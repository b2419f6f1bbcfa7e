using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A VC without NDIS: takes what the miniport says and counts it.</summary>
internal sealed class RigVc(uint id) : McmVc
{
    private int _receivesOutstanding;

    public override uint VcId => id;

    public override int ReceivesOutstanding => _receivesOutstanding;

    public NdisStatus? MakeCallStatus { get; private set; }

    public List<(NetBufferList List, int Chain)> Completed { get; } = [];

    public NetBufferList? Received { get; private set; }

    public int ReceivedCount { get; private set; }

    public int Indications { get; private set; }

    /// <summary>Gets or sets whether completions are kept; a measured run keeps none.</summary>
    public bool Keeps { get; set; } = true;

    public long CompletedCount { get; private set; }

    public NetBufferList? TakeReceived()
    {
        NetBufferList? all = Received;
        Received = null;
        _receivesOutstanding = 0;
        return all;
    }

    public override NdisStatus Activate(CoCallParameters callParameters) => NdisStatus.Success;

    public override NdisStatus Deactivate() => NdisStatus.Success;

    public override NdisStatus Delete() => NdisStatus.Success;

    public override void MakeCallComplete(NdisStatus status, CoCallParameters callParameters) => MakeCallStatus = status;

    public override void MakeCallComplete(
        NdisStatus status, CallManagerParty? ndisPartyHandle, object? callMgrPartyContext, CoCallParameters callParameters) =>
        MakeCallStatus = status;

    public override void CloseCallComplete(NdisStatus status, CallManagerParty? ndisPartyHandle = null)
    {
    }

    public override void ModifyCallQoSComplete(NdisStatus status, CoCallParameters callParameters)
    {
    }

    public override void DispatchIncomingCallQoSChange(CoCallParameters callParameters)
    {
    }

    public override NdisStatus DispatchIncomingCall(McmSap ndisSapHandle, CoCallParameters callParameters) => NdisStatus.Success;

    public override void DispatchCallConnected()
    {
    }

    public override void DispatchIncomingCloseCall(NdisStatus closeStatus, ReadOnlyMemory<byte> closeData = default)
    {
    }

    public override void SendNetBufferListsComplete(
        NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags = NdisSendFlags.None)
    {
        int chain = netBufferLists.CountChain();
        CompletedCount += chain;
        for (NetBufferList? list = netBufferLists; Keeps && list is not null; list = list.Next)
        {
            Completed.Add((list, chain));
        }
    }

    public override void IndicateReceiveNetBufferLists(
        NetBufferList netBufferLists, int numberOfNetBufferLists, NdisReceiveFlags coReceiveFlags = NdisReceiveFlags.None)
    {
        NetBufferList last = netBufferLists;
        while (last.Next is { } next)
        {
            last = next;
        }

        last.Next = Received; // the order does not matter to those who return them
        Received = netBufferLists;
        ReceivedCount += numberOfNetBufferLists;
        Indications++;
        _receivesOutstanding += numberOfNetBufferLists;
    }
}
