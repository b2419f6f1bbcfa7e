using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Hdlc;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>What the modem has to tell when it is asked.</summary>
public sealed partial class ModemMiniport : IMiniportHalf
{
    private const uint MinimumLinkSpeed = 3; // 300 bit/s in units of 100 bit/s
    private const WanFraming Framing = WanFraming.PppFraming | WanFraming.PppCompressAddressControl
        | WanFraming.PppCompressProtocolField | WanFraming.PppAccmSupported | WanFraming.TapiProvider;

    private readonly MiniportTraits _traits;
    private readonly LineTraits _lineTraits;

    MiniportTraits IMiniportHalf.Traits => _traits;

    NdisHardwareStatus IMiniportHalf.HardwareStatus =>
        _isHalting ? NdisHardwareStatus.Closing
        : _dte is { State: DteState.Initializing } ? NdisHardwareStatus.Initializing
        : NdisHardwareStatus.Ready;

    bool IMiniportHalf.IsMediaConnected => true;

    uint IMiniportHalf.BytesPerSecond => BytesPerSecond;

    LineStatistics IMiniportHalf.Total => _total;

    // Of the blocks that carry octets to the link: all taken is all that it can do.
    long IMiniportHalf.LoadPercent => 100L * _sendBlocks.Outstanding / _sendBlocks.BlockCount;

    TimeSpan IMiniportHalf.Now => _loop.Now;

    NdisStatus ICoMiniportEdge.OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest) =>
        _isLost ? NdisStatus.NotAccepted : MiniportOids.Answer(this, (ModemVc?)miniportVcContext, oidRequest); // R248

    // There is none to cancel.
    void ICoMiniportEdge.CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }

    (long Lists, long Bytes) IMiniportHalf.OutstandingOf(LineVc? vc)
    {
        (long lists, long bytes) = (0, 0);
        if (vc is null || ReferenceEquals(vc, _call)) // nobody else has sends
        {
            Add(_queue.Head);
            Add(_sent.Head);
        }

        return (lists, bytes);

        void Add(NetBufferList? list)
        {
            for (; list is not null; list = list.Next)
            {
                lists++;
                bytes += list.FirstNetBuffer.DataLength;
            }
        }
    }

    void IMiniportHalf.HandleLinkInfoSet(LineVc vc)
    {
        if (ReferenceEquals(vc, _call))
        {
            _encoder = new HdlcEncoder(new Accm(vc.LinkInfo.SendAccm | _options.DesiredAccm));
            _decoder.ReceiveAccm = new Accm(vc.LinkInfo.RecvAccm);
        }
    }

    private static MiniportTraits TraitsOf(ModemOptions options) => new(
        "UserCoNdis modem",
        NdisWanMediumSubtype.Serial,
        MinimumLinkSpeed,
        options.Address,
        new((uint)options.MaxFrameSize, (uint)options.SendWindow, Framing, options.DesiredAccm));

    private static LineTraits LineTraitsOf(ModemOptions options) => new()
    {
        Name = options.LineName,
        MediaModes = LineMediaModes.DataModem,
        BearerModes = LineBearerModes.Voice | LineBearerModes.Data,
        AddressTypes = CoTapi.AddressTypePhoneNumber,
        MaxNumActiveCalls = 1,
        DisconnectModes = LineDisconnectMode.Normal | LineDisconnectMode.Unknown | LineDisconnectMode.Reject
            | LineDisconnectMode.Busy | LineDisconnectMode.NoAnswer | LineDisconnectMode.BadAddress
            | LineDisconnectMode.Unreachable | LineDisconnectMode.Congestion | LineDisconnectMode.Unavail
            | LineDisconnectMode.NoDialtone | LineDisconnectMode.OutOfOrder,
    };
}
