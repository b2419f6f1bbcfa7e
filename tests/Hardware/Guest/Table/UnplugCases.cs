using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>
/// The device goes in each state of a call: as a gadget that leaves its controller, and as a device that the emulator pulls. The call ends
/// with that cause and gives everything back; plugged in again, the device carries a call.
/// </summary>
internal static class UnplugCases
{
    private const string Again = "again";
    private const int QuickSeconds = 60;

    private static readonly string AcmUri = Gadgets.Uri(Gadgets.Acm);

    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        .. InEachState("unbind", SerialCases.Acm, EventAction.Unbind, Gadgets.Acm.Name, AcmUri, SerialCases.AcmFarEnd),
        Replug(
            SerialCases.Acm("unbind-up", "A gadget goes while the link carries pings, comes back and carries a call"),
            EventAction.Unbind, EventAction.Bind, Gadgets.Acm.Name, AcmUri, SerialCases.AcmFarEnd),
        .. InEachState("unplug", SerialCases.Ftdi, EventAction.Unplug, Machines.Ftdi, SerialCases.FtdiUri, SerialCases.FtdiFarEnd),
        Replug(
            SerialCases.Ftdi("unplug-up", "An adapter is pulled while the link carries pings, put back and carries a call"),
            EventAction.Unplug, EventAction.Plug, Machines.Ftdi, SerialCases.FtdiUri, SerialCases.FtdiFarEnd),
        SessionLoses(
            EthernetCases.Gadget("unbind-ecm-up", "A CDC-ECM gadget goes while a session carries pings", Gadgets.Ecm),
            EventAction.Unbind, Gadgets.Ecm.Name, Gadgets.Uri(Gadgets.Ecm), Gadgets.FarInterface),
        SessionLoses(
            EthernetCases.Gadget("unbind-ncm-up", "A CDC-NCM gadget goes while a session carries pings", Gadgets.Ncm),
            EventAction.Unbind, Gadgets.Ncm.Name, Gadgets.Uri(Gadgets.Ncm), Gadgets.FarInterface),
        SessionLoses(
            EthernetCases.UsbNet("unplug-usbnet-up", "The emulator's network adapter is pulled while a session carries pings"),
            EventAction.Unplug, Machines.UsbNet, EthernetCases.UsbNetUri, EthernetCases.UsbNetFarEnd),
    ];

    private static IEnumerable<HardwareCase> InEachState(
        string how, Func<string, string, HardwareCase> on, EventAction action, string target, string link, string farEnd)
    {
        yield return on($"{how}-idle", "The device goes while we wait for a call") with
        {
            Programs = [Lost(Ours.Answer, link)],
            Events = [new EventSpec(Ours.Answer, "is open", action, target)],
        };
        yield return on($"{how}-dialling", "The device goes while the modem dials") with
        {
            Programs =
            [
                Peers.Serial(farEnd, "noauth", "connect", "exec {work}/modem ATD '' silent") with { ReadyWhen = null, Background = true },
                Lost(Ours.Dial, link, "--number", "5551212"),
            ],
            Events = [new EventSpec(Ours.Dial, "dialling", action, target)],
        };
        yield return on($"{how}-negotiating", "The device goes while nobody answers PPP") with
        {
            Programs = [Lost(Ours.Dial, link, "--direct")],
            Events = [new EventSpec(Ours.Dial, "Configure-Request", action, target)],
        };
        yield return on($"{how}-hanging-up", "The device goes while nobody answers that we hang up") with
        {
            Programs =
            [
                Peers.SerialAsking(farEnd, "chap") with { Background = true },
                Lost(Ours.Dial, link, "--direct") with { ReadyWhen = "up: " },
            ],
            Events =
            [
                new EventSpec(Ours.Dial, "up: ", EventAction.Freeze, Peers.Pppd),
                new EventSpec(Ours.Dial, "up: ", EventAction.Interrupt, Ours.Dial),
                new EventSpec(Ours.Dial, "Terminate-Request", action, target),
            ],
        };
    }

    private static HardwareCase Replug(HardwareCase on, EventAction pull, EventAction put, string target, string link, string farEnd) => on with
    {
        Programs =
        [
            Peers.SerialAsking(farEnd, "chap"),
            Lost(Ours.Dial, link, "--direct", "--ping", "--pings", "100") with { ReadyWhen = "up: " },
            Peers.PingCaller with { Command = ["busybox", "ping", Peers.OurAddress], Background = true },
            Peers.SerialAsking(farEnd, "chap") with { Name = "pppd-again", Needs = [farEnd, ProgramSpec.Ended + Peers.Pppd] },
            Ours.GoodCall(Ours.Dial, link, "--direct") with { Name = Again, Needs = [link] },
            Peers.PingCaller with { Name = "ping-again" },
        ],
        Events =
        [
            new EventSpec(Peers.Ping, "seq=1", pull, target),
            new EventSpec(Ours.Dial, null, EventAction.Interrupt, Peers.Pppd),
            new EventSpec(Ours.Dial, null, put, target),
            new EventSpec("ping-again", null, EventAction.Interrupt, Again),
        ],
    };

    private static HardwareCase SessionLoses(HardwareCase on, EventAction pull, string target, string link, string farEnd) => on with
    {
        Programs =
        [
            Peers.Up(farEnd),
            Peers.Concentrator(farEnd),
            Lost(Ours.Dial, link, "--service", "isp", "--ping", "--pings", "100") with { ReadyWhen = "up: " },
            Peers.PingHost with { Command = ["busybox", "ping", Peers.PingHost.Command[^1]], Background = true },
        ],
        Events = [new EventSpec(Peers.Ping, "seq=1", pull, target)],
    };

    /// <summary>It has to end soon after its device went: a call that hangs is a failure.</summary>
    private static ProgramSpec Lost(string verb, string link, params string[] options) =>
        Ours.LostCall(verb, link, options) with { LimitSeconds = QuickSeconds };
}
