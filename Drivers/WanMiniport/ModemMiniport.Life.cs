using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The adapter's life: start, halt, unplugging.</summary>
public sealed partial class ModemMiniport
{
    private bool _isHalting;
    private bool _isLinkClosed;
    private bool _haltReturned;
    private bool _halted;
    private int _closing;

    NdisStatus IMcmMiniport.InitializeEx(McmAdapter adapter, out object? miniportAdapterContext)
    {
        miniportAdapterContext = this;
        if (_isLinkClosed)
        {
            return NdisStatus.DeviceFailed; // a link lives once: a reloaded driver brings another
        }

        if (_link.Info.Kind != LinkKind.ByteStream || _link.Info.MaxFrameBytes < _sendBlocks.BlockSize)
        {
            return NdisStatus.UnsupportedMedia;
        }

        _adapter = adapter;
        _link.Start(this);
        if (_dte is { } dte)
        {
            _ = dte.Initialize(_loop.Now); // its outcome comes later; a call waits for it
        }
        else
        {
            SetDtr(false); // on a null-modem line DTR is the call
        }

        HandleLines(_link.Lines?.Current ?? ModemLines.None);
        PumpModem();
        return adapter.RegisterAddressFamilyEx(CoTapi.TapiProxyFamily); // R021: the last step
    }

    // 4.14: requests, then calls, then families, then the line.
    NdisStatus ICoMiniportEdge.HaltEx(object? miniportAdapterContext)
    {
        _isHalting = true;
        _status = NdisStatus.Closing;
        bool hadCall = State is not (ModemCallState.Idle or ModemCallState.HangingUp or ModemCallState.Draining);
        _closing++;
        _ = Apply(ModemCallEvent.CarrierLost);
        if (hadCall && !_isLost)
        {
            HangUp();
        }

        foreach (LineAf af in _afs.ToArray())
        {
            _ = af.Handle.NotifyClose(); // pending or not: CloseAf tells when the family is closed
        }

        _closing--;
        AdvanceHalt();
        _haltReturned = true;
        return _halted ? NdisStatus.Success : NdisStatus.Pending;
    }

    // The device was pulled out: the link ends, and with it the call (4.14); HaltEx comes after.
    void ICoMiniportEdge.DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent)
    {
        if (devicePnPEvent == NdisDevicePnPEvent.SurpriseRemoved && !_isLinkClosed)
        {
            _isLost = true;
            _link.Close();
        }
    }

    // Hangs up as fast as can be: nobody is told, nothing is given back.
    void ICoMiniportEdge.ShutdownEx(object? miniportAdapterContext) => SetDtr(false);

    void ILinkSink.HandleClosed(LinkException? cause)
    {
        _isLinkClosed = true;
        _isLost = true;
        LinkFailure = cause ?? _lostBy;
        _timer.Cancel();
        if (_unsentCommand is { } command)
        {
            command.Lease.Return();
            _unsentCommand = null;
        }

        if (!_halted && !_isHalting)
        {
            _status = NdisStatus.DeviceFailed;
            _adapter!.IndicateStatusEx(null, new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
        }

        _ = Apply(ModemCallEvent.CarrierLost);
        AwaitFrames();
        AdvanceHalt();
    }

    private bool IsModemQuiet => _isLost || _dte is null
        || _dte.State is Transport.Protocols.V250.DteState.Idle or Transport.Protocols.V250.DteState.Initializing
            or Transport.Protocols.V250.DteState.Ready or Transport.Protocols.V250.DteState.Settling
            or Transport.Protocols.V250.DteState.Ringing or Transport.Protocols.V250.DteState.RingRejected;

    private void AdvanceHalt()
    {
        if (!_isHalting || _halted || _closing > 0 || State != ModemCallState.Idle || _afs.Count > 0 || !IsModemQuiet)
        {
            return;
        }

        if (!_isLinkClosed)
        {
            _closing++;
            _link.Close();
            _closing--;
            if (!_isLinkClosed)
            {
                return; // HandleClosed comes back here
            }
        }

        _halted = true;
        _timer.Dispose();
        if (_haltReturned)
        {
            _adapter!.HaltComplete();
        }
    }
}
