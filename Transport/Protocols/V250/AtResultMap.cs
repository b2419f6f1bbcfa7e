namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>The one table from modem results to NDIS statuses and TAPI disconnect reasons.</summary>
/// <remarks>
/// Source: NDIS_STATUS and LINEDISCONNECTMODE values of the CoNDIS contract (7.1, 7.7); plain numbers, since protocols
/// know no framework. There is no NDIS_STATUS_TAPI_DISCONNECTMODE_NODIALTONE: the line is there but cannot be used, so
/// UNAVAIL is the nearest, and the TAPI reason keeps the exact word.
/// </remarks>
public static class AtResultMap
{
    private const uint Success = 0x00000000;
    private const uint Failure = 0xC0000001;
    private const uint DeviceFailed = 0xC0010008;
    private const uint TapiNoDevice = 0xC001201E;
    private const uint Normal = 0xC0012020;
    private const uint Unknown = 0xC0012021;
    private const uint Reject = 0xC0012022;
    private const uint Busy = 0xC0012025;
    private const uint NoAnswer = 0xC0012026;
    private const uint BadAddress = 0xC0012027;
    private const uint Unreachable = 0xC0012028;
    private const uint Congestion = 0xC0012029;
    private const uint Unavail = 0xC001202B;

    private const uint LineNone = 0;
    private const uint LineNormal = 0x1;
    private const uint LineUnknown = 0x2;
    private const uint LineReject = 0x4;
    private const uint LineBusy = 0x20;
    private const uint LineNoAnswer = 0x40;
    private const uint LineBadAddress = 0x80;
    private const uint LineUnreachable = 0x100;
    private const uint LineCongestion = 0x200;
    private const uint LineNoDialtone = 0x1000;
    private const uint LineOutOfOrder = 0x4000;

    /// <summary>Gives what <paramref name="code"/> means.</summary>
    public static AtOutcome Of(AtResultCode code) => code switch
    {
        AtResultCode.Ok => new(code, Success, LineNone, "the modem answered OK"),
        AtResultCode.Connect => new(code, Success, LineNone, "connected"),
        AtResultCode.Ring => new(code, Success, LineNone, "an incoming call rings"),
        AtResultCode.NoCarrier => new(code, Unreachable, LineUnreachable,
            "NO CARRIER: the far modem did not answer with a carrier, or the call was refused"),
        AtResultCode.Error => new(code, Failure, LineReject,
            "ERROR: the modem refused the command; check the dial and initialisation strings"),
        AtResultCode.NoDialtone => new(code, Unavail, LineNoDialtone, "NO DIALTONE: is the telephone line plugged in?"),
        AtResultCode.Busy => new(code, Busy, LineBusy, "BUSY: the number is engaged"),
        AtResultCode.NoAnswer => new(code, NoAnswer, LineNoAnswer, "NO ANSWER: it rang, and nobody answered"),
        AtResultCode.Delayed => new(code, Congestion, LineCongestion,
            "DELAYED: the modem does not dial this number again so soon; wait some minutes"),
        AtResultCode.Blacklisted => new(code, BadAddress, LineBadAddress,
            "BLACKLISTED: the modem refuses this number after too many failed calls"),
        AtResultCode.CmeError => new(code, Reject, LineReject, "the cellular modem refused: see its +CME ERROR cause"),
        AtResultCode.NoResponse => new(code, TapiNoDevice, LineOutOfOrder,
            "the modem does not answer; is it switched on, and is this its port?"),
        AtResultCode.EchoOnly => new(code, TapiNoDevice, LineOutOfOrder,
            "only our own characters come back; is the line looped, or no modem behind it?"),
        AtResultCode.Garbled => new(code, DeviceFailed, LineOutOfOrder,
            "the modem's answer cannot be read; is the speed of the port right?"),
        AtResultCode.CallTimeout => new(code, NoAnswer, LineNoAnswer, "the modem told no outcome of the call in time"),
        AtResultCode.CarrierLost => new(code, Unknown, LineUnknown, "the carrier was lost"),
        AtResultCode.LocalHangUp => new(code, Normal, LineNormal, "hung up from this side"),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    /// <summary>Gives what <paramref name="code"/> means when it ends a call that was connected: there NO CARRIER is how
    /// a modem says that the far end hung up.</summary>
    public static AtOutcome OfConnectedCall(AtResultCode code) =>
        code is AtResultCode.NoCarrier or AtResultCode.CarrierLost
            ? new(code, Normal, LineNormal, "the far end hung up, or the carrier was lost")
            : Of(code);
}
