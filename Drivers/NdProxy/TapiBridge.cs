using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Offers a connected call to the client above on a VC that stands for the call's (4.17 steps 9-13, T17).</summary>
internal sealed class TapiBridge(TapiCall call)
{
    private CmVc? _vc;

    public BridgePhase Phase { get; private set; }

    public NdisStatus Offer(UpperSap sap, ClientVc aliased)
    {
        NdisStatus status = sap.Af.Handle.CreateAliasVc(this, aliased, out _vc);
        if (!status.IsSuccess)
        {
            Phase = BridgePhase.Closed;
            return status;
        }

        status = _vc!.Activate(call.Parameters);
        if (status.IsSuccess)
        {
            status = _vc.DispatchIncomingCall(sap.Handle, call.Parameters);
        }

        if (status.IsPending)
        {
            return status;
        }

        Answered(status);
        return status;
    }

    public NdisStatus GetTapiCallId(out string id)
    {
        id = string.Empty;
        return Phase == BridgePhase.Connected ? _vc!.GetTapiCallId(out id) : NdisStatus.Pending;
    }

    public void HandleIncomingCallComplete(NdisStatus status)
    {
        if (Phase != BridgePhase.Offered)
        {
            return; // T8: the answer to an offer that was withdrawn meanwhile
        }

        Answered(status);
        if (!status.IsSuccess)
        {
            call.HandleBridgeClosed();
        }
    }

    /// <summary>Tells the client to close; <see cref="HandleCloseCall"/> follows, now or later.</summary>
    public void Close(NdisStatus closeStatus)
    {
        if (Phase is BridgePhase.Offered or BridgePhase.Connected)
        {
            Phase = BridgePhase.CloseIndicated;
            _vc!.DispatchIncomingCloseCall(closeStatus);
        }
    }

    public NdisStatus HandleCloseCall(ReadOnlyMemory<byte> closeData)
    {
        if (!closeData.IsEmpty)
        {
            return NdisStatus.InvalidData; // R186: there is nothing below that would carry it
        }

        // 4.19: deactivate, complete, delete; the completion may come before PENDING is returned (T9).
        CmVc vc = _vc!;
        _ = vc.Deactivate();
        vc.CloseCallComplete(NdisStatus.Success);
        Free(vc);
        call.HandleBridgeClosed();
        return NdisStatus.Pending;
    }

    private void Answered(NdisStatus status)
    {
        if (status.IsSuccess)
        {
            Phase = BridgePhase.Connected;
            _vc!.DispatchCallConnected();
            return;
        }

        CmVc vc = _vc!;
        _ = vc.Deactivate(); // R155
        Free(vc);
    }

    private void Free(CmVc vc)
    {
        _vc = null;
        Phase = BridgePhase.Closed;
        _ = vc.Delete();
    }
}
