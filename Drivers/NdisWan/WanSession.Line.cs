using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What the miniport tells of the line: speed, window, longest packet (contract 5.6 item 7).</summary>
public sealed partial class WanSession
{
    private int _lineMtu = int.MaxValue;
    private bool _isLineKnown;

    internal void HandleStatus(in NdisStatusIndication indication)
    {
        ReadOnlySpan<byte> buffer = indication.StatusBuffer.Span;
        if (indication.StatusCode == NdisStatus.WanCoLinkParams && WanCoLinkParams.TryRead(buffer, out WanCoLinkParams link))
        {
            SetLine(link, _lineMtu);
        }
        else if (indication.StatusCode == NdisStatus.WanCoMtuLinkParams
            && WanCoMtuLinkParams.TryRead(buffer, out WanCoMtuLinkParams mtu))
        {
            SetLine(new(mtu.TransmitSpeed, mtu.ReceiveSpeed, mtu.SendWindow), (int)Math.Min(mtu.Mtu, int.MaxValue));
        }
        else if (indication.StatusCode == NdisStatus.WanCoFragment)
        {
            _counters.Fragments++;
        }
    }

    private void SetLine(in WanCoLinkParams link, int mtu)
    {
        _window = (int)Math.Min(link.SendWindow, int.MaxValue); // 0 shuts the link (R286)
        _lineMtu = mtu;
        _isLineKnown = true;
        TransmitBytesPerSecond = SpeedOf(link.TransmitSpeed);
        ReceiveBytesPerSecond = SpeedOf(link.ReceiveSpeed);
        UpdateMtu();
        LinkChanged?.Invoke(this);
        NotifyWritable();
    }

    private void UpdateMtu()
    {
        int mtu = (int)Math.Min((uint)Math.Min(Negotiated?.PeerMru ?? 0, _lineMtu), _linkInfo.MaxSendFrameSize);
        if (mtu != Mtu)
        {
            Mtu = mtu;
            _edge?.HandleMtuChanged(this);
        }
    }

    // An unknown speed counts as 28.8 kbit/s (contract 5.4).
    private static uint SpeedOf(uint bytesPerSecond) => bytesPerSecond == 0 ? 28800 / 8 : bytesPerSecond;
}
