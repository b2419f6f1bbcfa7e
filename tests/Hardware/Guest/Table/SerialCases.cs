using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>Whole PPP calls over the FTDI adapter of the emulator and over the CDC-ACM gadget, with pppd and the kernel's PPP at the far end.</summary>
internal static class SerialCases
{
    /// <summary>What the emulator's adapter is called on the bus.</summary>
    public const string FtdiUri = "usb:0403:6001";

    /// <summary>The far end of the emulator's adapter.</summary>
    public const string FtdiFarEnd = "/dev/ttyS1";

    /// <summary>The far end of the CDC-ACM gadget.</summary>
    public const string AcmFarEnd = "/dev/ttyGS0";

    private static readonly string AcmUri = Gadgets.Uri(Gadgets.Acm);

    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        Dial(Ftdi("ftdi-dial-chap", "Dials pppd through the emulator's FTDI adapter"), FtdiUri, FtdiFarEnd, "chap"),
        Ours.Plain(Dial(Ftdi("ftdi-dial-pap", "Dials pppd, which asks for PAP, through the emulator's FTDI adapter"), FtdiUri, FtdiFarEnd, "pap")),
        Answer(Ftdi("ftdi-answer-chap", "Is called by pppd through the emulator's FTDI adapter"), FtdiUri, FtdiFarEnd),
        Dial(Acm("acm-dial-chap", "Dials pppd through a CDC-ACM gadget"), AcmUri, AcmFarEnd, "chap"),
        Ours.Plain(Dial(Acm("acm-dial-mschapv2", "Dials pppd, which asks for MS-CHAPv2, through a CDC-ACM gadget"), AcmUri, AcmFarEnd, "mschap-v2")),
        Answer(Acm("acm-answer-chap", "Is called by pppd through a CDC-ACM gadget"), AcmUri, AcmFarEnd),
        Modem(Acm("acm-modem", "Dials a number on a CDC-ACM modem"), AcmUri),
        KernelDriverComesBack(),
    ];

    /// <summary>A case on the emulator's adapter, without programs.</summary>
    public static HardwareCase Ftdi(string name, string title) => new(name, title)
    {
        Machine = Machines.Emulated,
        Modules = [.. Machines.Bus, .. Machines.Ppp],
        Inputs = Peers.SecretsAndModem,
    };

    /// <summary>A case on the CDC-ACM gadget, without programs.</summary>
    public static HardwareCase Acm(string name, string title) => new(name, title)
    {
        Machine = Machines.Gadgets,
        Modules = [.. Machines.Controllers, .. Machines.Ppp],
        Inputs = Peers.SecretsAndModem,
        Gadgets = [Gadgets.Acm],
    };

    /// <summary>We dial; when both ends have pinged we hang up, and pppd ends by itself.</summary>
    private static HardwareCase Dial(HardwareCase on, string link, string farEnd, string protocol) => on with
    {
        Programs =
        [
            Peers.SerialAsking(farEnd, protocol) with { Says = ["LCP terminated by peer"] },
            Ours.GoodCall(Ours.Dial, link, "--direct"),
            Peers.PingCaller,
        ],
        Events = [new EventSpec(Peers.Ping, null, EventAction.Interrupt, Ours.Dial)],
    };

    /// <summary>pppd dials; when both ends have pinged it hangs up, and we end with it.</summary>
    private static HardwareCase Answer(HardwareCase on, string link, string farEnd) => on with
    {
        Programs =
        [
            Peers.Serial(farEnd, "noauth"),
            Ours.GoodCall(Ours.Answer, link, "--direct", "--auth", "chap", "--local", Peers.OurAddress, "--remote", Peers.Address),
            Peers.PingCaller,
        ],
        Events = [new EventSpec(Peers.Ping, null, EventAction.Interrupt, Ours.Answer)],
    };

    private static HardwareCase Modem(HardwareCase on, string link) => on with
    {
        Programs =
        [
            Peers.SerialAsking(AcmFarEnd, "chap", "connect", "{work}/modem ATD") with { ReadyWhen = null, Background = true },
            Ours.GoodCall(Ours.Dial, link, "--number", "5551212"),
            Peers.PingCaller,
        ],
        Events = [new EventSpec(Peers.Ping, null, EventAction.Interrupt, Ours.Dial)],
    };

    /// <summary>The kernel's driver has the gadget, gives it to us for a call, and has it again.</summary>
    private static HardwareCase KernelDriverComesBack()
    {
        HardwareCase call = Dial(Acm("acm-kernel-driver-back", "Takes a CDC-ACM gadget from the kernel's driver and gives it back"), AcmUri, AcmFarEnd, "chap");
        return call with
        {
            Modules = [.. call.Modules, "cdc_acm"],
            Programs = [call.Programs[0], call.Programs[1] with { Needs = ["driver:cdc_acm", "/dev/ttyACM0"] }, .. call.Programs.Skip(2)],
            Afterwards = ["driver:cdc_acm", "/dev/ttyACM0"],
        };
    }
}
