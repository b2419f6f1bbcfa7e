using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>What the adapter has to tell when it is asked.</summary>
public sealed partial class PppoeMiniport : IMiniportHalf
{
    private const uint MinimumLinkSpeed = 100_000; // 10 Mbit/s in units of 100 bit/s
    private const long UnknownSpeedBps = 1_000_000_000;

    // RFC 2516 section 7: no ACFC, and PFC is not recommended.
    private const WanFraming Framing = WanFraming.PppFraming | WanFraming.TapiProvider;

    private readonly LineTraits _lineTraits;
    private MiniportTraits _traits;

    MiniportTraits IMiniportHalf.Traits => _traits;

    NdisHardwareStatus IMiniportHalf.HardwareStatus =>
        _isHalting ? NdisHardwareStatus.Closing : NdisHardwareStatus.Ready;

    bool IMiniportHalf.IsMediaConnected => _isUp;

    uint IMiniportHalf.BytesPerSecond => BytesPerSecond;

    LineStatistics IMiniportHalf.Total => new()
    {
        BytesSent = _total.BytesSent,
        BytesReceived = _total.BytesReceived,
        FramesSent = _total.FramesSent,
        FramesReceived = _total.FramesReceived,
        SendErrors = _total.SendErrors,
        FramingErrors = _total.BadLength,
        NoBuffer = _total.NoBuffer,
    };

    // Of the lists that frames are received in: all taken is all that it can do.
    long IMiniportHalf.LoadPercent => 100L * _receiveLists.Outstanding / _options.ReceiveFrames;

    TimeSpan IMiniportHalf.Now => _loop.Now;

    private long SpeedBps => _link.Info.SpeedBps is > 0 and long told ? told : UnknownSpeedBps;

    private uint BytesPerSecond => (uint)Math.Min(SpeedBps / 8, uint.MaxValue);

    NdisStatus ICoMiniportEdge.OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest) =>
        _isLost ? NdisStatus.NotAccepted : MiniportOids.Answer(this, (PppoeVc?)miniportVcContext, oidRequest); // R248

    // There is none to cancel.
    void ICoMiniportEdge.CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest) =>
        _isLost ? NdisStatus.NotAccepted : TapiOids.Answer(oidRequest, (PppoeVc?)callMgrVcContext, _lineTraits, SpeedBps); // R248

    // This driver asks its clients nothing.
    void ICallManager<McmAf, McmSap, McmVc>.OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        throw new InvalidOperationException("The PPPoE miniport made no request to a client.");

    (long Lists, long Bytes) IMiniportHalf.OutstandingOf(LineVc? vc) => (vc as PppoeVc)?.Outstanding ?? _outstanding;

    // PPP framing is the only one here, and nothing in it can be negotiated away.
    void IMiniportHalf.HandleLinkInfoSet(LineVc vc)
    {
    }

    private static MiniportTraits TraitsOf(PppoeMiniportOptions options, MacAddress address, int maxFrameSize)
    {
        byte[] octets = new byte[MacAddress.Size];
        address.Write(octets);
        return new(
            "UserCoNdis PPPoE",
            NdisWanMediumSubtype.Pppoe,
            MinimumLinkSpeed,
            octets,
            new((uint)maxFrameSize, (uint)options.SendWindow, Framing, 0));
    }

    private static LineTraits LineTraitsOf(PppoeMiniportOptions options) => new()
    {
        Name = options.LineName,
        MediaModes = LineMediaModes.DigitalData,
        BearerModes = LineBearerModes.Data,
        AddressTypes = CoTapi.AddressTypePhoneNumber, // of those that TAPI has, the one for what is dialled
        MaxNumActiveCalls = (uint)options.MaxSessions,
        Addresses = options.Services,
        DisconnectModes = LineDisconnectMode.Normal | LineDisconnectMode.Reject | LineDisconnectMode.Busy
            | LineDisconnectMode.NoAnswer | LineDisconnectMode.BadAddress | LineDisconnectMode.Unreachable
            | LineDisconnectMode.Congestion | LineDisconnectMode.OutOfOrder | LineDisconnectMode.Cancelled,
    };
}
