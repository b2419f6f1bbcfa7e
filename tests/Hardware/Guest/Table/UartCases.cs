using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>
/// Calls from outside through the guest's 16550 UART, whose wire is a socket of the emulator, to pppd and the kernel's PPP inside: each
/// authentication, with the right secret and a wrong one, called by us and calling us.
/// </summary>
internal static class UartCases
{
    private const string Line = "/dev/ttyS1";
    private const string Link = "unix:{wire:uart}";
    private const string WrongSecret = "wrong";
    private const int Failed = 1;

    private static readonly MachineSpec s_machine = new() { Devices = [new QemuDevice("com2", "isa-serial") { Wire = "uart" }] };

    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        Dial("none", "Calls pppd, which asks for nothing, through a UART", Peers.Serial(Line, "noauth")),
        Dial("pap", "Calls pppd, which asks for PAP, through a UART", Peers.SerialAsking(Line, "pap")),
        Dial("chap", "Calls pppd, which asks for CHAP with MD5, through a UART", Peers.SerialAsking(Line, "chap")),
        Dial("mschapv2", "Calls pppd, which asks for MS-CHAPv2, through a UART", Peers.SerialAsking(Line, "mschap-v2")),
        DialModem(),
        DialRefused("pap", "pap"),
        DialRefused("chap", "chap"),
        DialRefused("mschapv2", "mschap-v2"),
        Answer("pap"),
        Answer("chap"),
        Answer("mschapv2"),
        AnswerModem(),
        AnswerRefuses("pap"),
        AnswerRefuses("chap"),
        AnswerRefuses("mschapv2"),
    ];

    private static HardwareCase Uart(string name, string title) => new($"uart-{name}", title)
    {
        Machine = s_machine,
        Modules = Machines.Ppp,
        Inputs = Peers.SecretsAndModem,
        Files = ["call.pcapng"],
    };

    private static HardwareCase Dial(string name, string title, ProgramSpec pppd) => Pinged(
        Uart($"dial-{name}", title), pppd, Ours.GoodCall(Ours.Dial, Link, "--direct"));

    /// <summary>chat in the guest is the modem that we dial on.</summary>
    private static HardwareCase DialModem() => Pinged(
        Uart("dial-modem", "Dials a number on a modem behind a UART and calls pppd"),
        WithModem(Peers.SerialAsking(Line, "chap", "connect", "{work}/modem ATD")),
        Ours.GoodCall(Ours.Dial, Link, "--number", "5551212"));

    private static HardwareCase Answer(string protocol) => Pinged(
        Uart($"answer-{protocol}", $"Is called by pppd through a UART and asks for {protocol}"),
        Peers.Serial(Line, "noauth"),
        Ours.GoodCall(Ours.Answer, Link, ["--direct", .. Asking(protocol)]));

    /// <summary>chat in the guest is the modem that rings.</summary>
    private static HardwareCase AnswerModem() => Pinged(
        Uart("answer-modem", "Answers a modem behind a UART that rings, and is called by pppd"),
        WithModem(Peers.Serial(Line, "noauth", "connect", "{work}/modem ATA RING")),
        Ours.GoodCall(Ours.Answer, Link, Asking("chap")));

    private static HardwareCase DialRefused(string name, string protocol) => Uart(
        $"dial-{name}-wrong", $"Is refused by pppd, which asks for {name}, because of a wrong secret") with
    {
        Programs = [Peers.SerialAsking(Line, protocol), Wrong(Ours.Dial, "localAuthenticationFailed") with { Environment = Secret(WrongSecret) }],
    };

    private static HardwareCase AnswerRefuses(string protocol) => Uart(
        $"answer-{protocol}-wrong", $"Refuses pppd, asked for {protocol}, because of a wrong secret") with
    {
        Inputs = new Dictionary<string, string>(Peers.SecretsAndModem, StringComparer.Ordinal)
        {
            ["/etc/ppp/pap-secrets"] = $"\"joe\" * \"{WrongSecret}\" *\n",
            ["/etc/ppp/chap-secrets"] = $"\"joe\" * \"{WrongSecret}\" *\n",
        },
        Programs = [Peers.Serial(Line, "noauth"), Wrong(Ours.Answer, "peerAuthenticationFailed", Asking(protocol))],
    };

    /// <summary>Both ends ping, then we hang up, and pppd has to notice.</summary>
    private static HardwareCase Pinged(HardwareCase on, ProgramSpec pppd, ProgramSpec ours) => on with
    {
        Programs = [pppd with { Says = ["LCP terminated by peer"] }, ours with { Outside = true }, Peers.PingCaller],
        Events = [new EventSpec(Peers.Ping, null, EventAction.Interrupt, ours.Name)],
    };

    private static ProgramSpec Wrong(string verb, string cause, params string[] options) =>
        Ours.Call(verb, Link, ["--direct", "--ping", .. options]) with
        {
            Outside = true,
            ExitCode = Failed,
            Says = [.. Ours.Clean, $"\"cause\": \"{cause}\","],
        };

    /// <summary>pppd lets nobody know when its connect script runs.</summary>
    private static ProgramSpec WithModem(ProgramSpec pppd) => pppd with { ReadyWhen = null, Background = true };

    private static string[] Asking(string protocol) => ["--auth", protocol, "--local", Peers.OurAddress, "--remote", Peers.Address];

    private static Dictionary<string, string> Secret(string secret) => new(StringComparer.Ordinal) { ["UCONDIS_SECRET"] = secret };
}
