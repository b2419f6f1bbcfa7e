using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>What the interface is and does: up and down, its speed, its MTU.</summary>
/// <remarks>Sessions outlive an interface that goes down: neither end has ended them, a cable may be put back, and PPP's echo
/// finds out when it is not. Discovery does not: who calls hears at once why nobody can answer.</remarks>
public sealed partial class PppoeMiniport
{
    private const int SmallestMtu = 128 + PppoeMtu.Overhead; // PPP's least MRU here

    private readonly byte[] _linkParams = new byte[WanCoLinkParams.Size];
    private readonly byte[] _mtuLinkParams = new byte[WanCoMtuLinkParams.Size];
    private bool _isUp;
    private long _lineSpeed;
    private int _mtu;
    private int _maxFrameBytes;

    void ILinkSink.HandleInfoChanged()
    {
        bool wasUp = _isUp;
        long speed = _lineSpeed;
        int mtu = _mtu;
        ReadLink();
        if (_isUp != wasUp)
        {
            NdisStatus status = _isUp ? NdisStatus.MediaConnect : NdisStatus.MediaDisconnect;
            _adapter!.IndicateStatusEx(null, new(status, ReadOnlyMemory<byte>.Empty));
        }

        foreach (PppoeVc vc in _calls.ToArray())
        {
            if (!_isUp && vc.State == PppoeCallState.Discovering)
            {
                Note(vc, PppoeFailures.LinkDown);
                _ = Apply(vc, PppoeCallEvent.DiscoveryFailed);
            }
            else if (vc.State == PppoeCallState.Active && (speed != _lineSpeed || mtu != _mtu))
            {
                IndicateLink(vc);
            }
        }
    }

    /// <summary>Reads what the link says of itself; what it does not say is as on Ethernet.</summary>
    private void ReadLink()
    {
        LinkInfo info = _link.Info;
        _isUp = info.IsUp;
        _lineSpeed = SpeedBps;
        _maxFrameBytes = info.MaxFrameBytes;
        _mtu = info.Mtu ?? Math.Min(PppoeMtu.EthernetMtu, info.MaxFrameBytes - _headerLength + PppoeSessionHeader.Size);
    }

    // R296: on an active VC.
    private void IndicateLink(PppoeVc vc)
    {
        if (!vc.IsActive)
        {
            return;
        }

        uint speed = BytesPerSecond;
        uint window = (uint)_options.SendWindow;
        new WanCoLinkParams(speed, speed, window).Write(_linkParams);
        _adapter!.IndicateStatusEx(vc.Handle, new(NdisStatus.WanCoLinkParams, _linkParams));
        uint mtu = (uint)Math.Min(vc.MaxPayload, PppoeMtu.PayloadOf(_mtu));
        new WanCoMtuLinkParams(speed, speed, window, mtu).Write(_mtuLinkParams);
        _adapter.IndicateStatusEx(vc.Handle, new(NdisStatus.WanCoMtuLinkParams, _mtuLinkParams));
    }
}
