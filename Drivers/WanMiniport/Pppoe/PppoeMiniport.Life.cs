using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The adapter's life: start, halt, unplugging.</summary>
public sealed partial class PppoeMiniport
{
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(1); // for a link that takes no PADT

    private bool _isHalting;
    private bool _isLinkClosed;
    private bool _haltReturned;
    private bool _halted;
    private bool _isFarewellOver;
    private int _closing;

    NdisStatus IMcmMiniport.InitializeEx(McmAdapter adapter, out object? miniportAdapterContext)
    {
        miniportAdapterContext = this;
        if (_isLinkClosed)
        {
            return NdisStatus.DeviceFailed; // a link lives once: a reloaded driver brings another
        }

        if (WhyUnsupported() is { } why)
        {
            LastFailure = PppoeFailures.UnsupportedLink(why);
            return NdisStatus.UnsupportedMedia;
        }

        _adapter = adapter;
        int carried = PppoeMtu.PayloadOf(_mtu);
        _traits = TraitsOf(_options, _local, Math.Min(_options.MaxFrameSize ?? PppoeMtu.EthernetMtu, carried));
        _link.Start(this);
        return adapter.RegisterAddressFamilyEx(CoTapi.TapiProxyFamily); // R021: the last step
    }

    // 4.14: calls, then families, then the line.
    NdisStatus ICoMiniportEdge.HaltEx(object? miniportAdapterContext)
    {
        _isHalting = true;
        _closing++;
        foreach (PppoeVc vc in _calls.ToArray())
        {
            Note(vc, PppoeFailures.Halting);
            _ = Apply(vc, PppoeCallEvent.Halting);
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

    // The device was pulled out: the link ends, and with it the calls (4.14); HaltEx comes after.
    void ICoMiniportEdge.DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent)
    {
        if (devicePnPEvent == NdisDevicePnPEvent.SurpriseRemoved && !_isLinkClosed)
        {
            _isLost = true;
            _link.Close();
        }
    }

    // Ends the sessions as fast as can be: nobody is told, nothing is given back.
    void ICoMiniportEdge.ShutdownEx(object? miniportAdapterContext)
    {
        foreach (PppoeVc vc in _calls.ToArray())
        {
            if (vc.State == PppoeCallState.Active && _discoveryBlocks.TryRent(out Transport.Buffers.BufferLease lease)
                && PppoePadt.TryWrite(lease.Span, vc.Address, null, out int length))
            {
                SendDiscovery(lease, length);
            }
        }
    }

    void ILinkSink.HandleClosed(LinkException? cause)
    {
        _isLinkClosed = true;
        _isLost = true;
        LinkFailure = cause;
        while (_unsentDiscovery.TryDequeue(out LinkFrame frame))
        {
            frame.Lease.Return();
        }

        if (!_halted && !_isHalting)
        {
            _adapter!.IndicateStatusEx(null, new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
        }

        _closing++;
        PppoeFailure failure = PppoeFailures.LinkLost(cause);
        foreach (PppoeVc vc in _calls.ToArray())
        {
            Note(vc, failure);
            _ = Apply(vc, PppoeCallEvent.LinkLost);
            AwaitFrames(vc);
        }

        _closing--;
        AdvanceHalt();
    }

    private string? WhyUnsupported()
    {
        LinkInfo info = _link.Info;
        if (info.Kind != LinkKind.Frames)
        {
            return "PPPoE needs a link of Ethernet frames";
        }

        byte[]? own = info.HardwareAddress?.GetAddressBytes();
        _local = !_options.Address.IsZero ? _options.Address
            : own is { Length: MacAddress.Size } ? MacAddress.Read(own)
            : default;
        if (!_local.IsStation)
        {
            return "the link has no Ethernet address, and none was given";
        }

        ReadLink();
        return _mtu < SmallestMtu ? $"frames of {_mtu} bytes are too small for PPPoE" : FilterFault();
    }

    // Only what may be for us wakes this process.
    private string? FilterFault()
    {
        string vlan = _options.Vlan.IsTagged ? $"vlan {_options.Vlan.Value} and " : string.Empty;
        try
        {
            _link.Find<IFrameFilter>()?.SetFilter($"(ether dst {_local} or ether broadcast) and {vlan}(pppoed or pppoes)");
            return null;
        }
        catch (LinkException e)
        {
            return e.Message;
        }
    }

    private void HandleHaltTimer()
    {
        _isFarewellOver = true;
        AdvanceHalt();
    }

    private void AdvanceHalt()
    {
        if (!_isHalting || _halted || _closing > 0 || _calls.Count > 0 || _afs.Count > 0 || !HasSaidFarewell())
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
        _discoveries.Clear();
        _starved.Clear();
        _terminations.Clear();
        _haltTimer.Dispose();
        if (_haltReturned)
        {
            _adapter!.HaltComplete();
        }
    }

    // What the link is closed with comes back unsent, so the last PADT are waited for, but not for ever.
    private bool HasSaidFarewell()
    {
        bool isOver = _isLost || _isFarewellOver
            || (_discoveryBlocks.Outstanding == 0 && _terminations.Count == 0 && _starved.Count == 0);
        if (!isOver && _haltTimer.DueAt is null)
        {
            _haltTimer.Arm(_loop.Now + s_farewell);
        }

        return isOver;
    }
}
