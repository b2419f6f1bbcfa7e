using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Offers a connected call to the client above on a VC that stands for the call's (4.17 steps 9-13, T17). What
/// happens to it moves the call's own table.</summary>
internal sealed class TapiBridge(TapiCall call, UpperSap sap)
{
    private const int IdRoom = 64;
    private const int MaxId = 4096;

    private CmVc? _vc;
    private bool _isActive;
    private bool _closeIndicated;

    public string DeviceClass => sap.DeviceClass;

    /// <summary>Offers the call; the client's answer follows as <see cref="TapiCall.HandleBridgeAnswered"/>, perhaps before
    /// this returns.</summary>
    public void Offer(ClientVc aliased)
    {
        NdisStatus status = sap.Af.Handle.CreateAliasVc(this, aliased, out _vc);
        if (!status.IsSuccess)
        {
            _vc = null;
            call.HandleBridgeAnswered(status);
            return;
        }

        status = _vc!.Activate(call.Parameters);
        _isActive = status.IsSuccess;
        if (_isActive)
        {
            status = _vc.DispatchIncomingCall(sap.Handle, call.Parameters);
        }

        if (!status.IsPending)
        {
            HandleAnswer(status, isOver: status.IsFailure);
        }
    }

    public void HandleIncomingCallComplete(NdisStatus status) => HandleAnswer(status, isOver: status.IsFailure && !_closeIndicated);

    public void Connect() => _vc!.DispatchCallConnected();

    /// <summary>Gets the string that the client's VC is found by.</summary>
    public NdisStatus GetTapiCallId(out string id)
    {
        byte[] room = VarString.Allocate(IdRoom);
        NdisStatus status = _vc!.GetTapiCallId(room);
        if (status == NdisStatus.BufferTooShort && VarString.NeededSize(room) is > VarString.FixedSize and <= MaxId and uint needed)
        {
            room = VarString.Allocate((int)needed - VarString.FixedSize); // R327
            status = _vc.GetTapiCallId(room);
        }

        id = status.IsSuccess && VarString.TryRead(room, out VarString found) ? found.Text : string.Empty;
        return status;
    }

    /// <summary>Tells the client to close; <see cref="HandleCloseCall"/> follows, now or later.</summary>
    public void Close(NdisStatus closeStatus)
    {
        _closeIndicated = true;
        _vc!.DispatchIncomingCloseCall(closeStatus);
    }

    public NdisStatus HandleCloseCall(ReadOnlyMemory<byte> closeData)
    {
        if (!closeData.IsEmpty)
        {
            return NdisStatus.InvalidData; // R186: there is nothing below that would carry it
        }

        // 4.19: deactivate, complete, delete; the completion may come before PENDING is returned (T9).
        CmVc vc = _vc!;
        Deactivate(vc);
        vc.CloseCallComplete(NdisStatus.Success);
        Free(vc);
        call.HandleBridgeClosed();
        return NdisStatus.Pending;
    }

    // An offer that was withdrawn ends by the client's CloseCall, unless it was refused while it was being made (T8).
    private void HandleAnswer(NdisStatus status, bool isOver)
    {
        if (isOver && _vc is { } vc)
        {
            Free(vc);
            if (_closeIndicated)
            {
                call.HandleBridgeClosed();
                return;
            }
        }

        if (!_closeIndicated)
        {
            call.HandleBridgeAnswered(status);
        }
    }

    private void Free(CmVc vc)
    {
        _vc = null;
        Deactivate(vc); // R155
        _ = vc.Delete();
    }

    private void Deactivate(CmVc vc)
    {
        if (_isActive)
        {
            _isActive = false;
            _ = vc.Deactivate();
        }
    }
}
