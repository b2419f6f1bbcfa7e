using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>PPPoE sessions over CDC-ECM and CDC-NCM: gadgets, and the network adapter of the emulator.</summary>
internal static class EthernetCases
{
    /// <summary>What the emulator's network adapter is called on the bus.</summary>
    public const string UsbNetUri = "usb:0525:a4a2";

    /// <summary>The far end of the emulator's network adapter.</summary>
    public const string UsbNetFarEnd = "eth0";

    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        Dial(Gadget("ecm-dial", "Dials rp-pppoe's concentrator through a CDC-ECM gadget", Gadgets.Ecm), Gadgets.Uri(Gadgets.Ecm), Gadgets.FarInterface),
        Answer(Gadget("ecm-answer", "Is dialled by the kernel's PPPoE through a CDC-ECM gadget", Gadgets.Ecm), Gadgets.Uri(Gadgets.Ecm), Gadgets.FarInterface),
        Dial(Gadget("ncm-dial", "Dials rp-pppoe's concentrator through a CDC-NCM gadget", Gadgets.Ncm), Gadgets.Uri(Gadgets.Ncm), Gadgets.FarInterface),
        Answer(Gadget("ncm-answer", "Is dialled by the kernel's PPPoE through a CDC-NCM gadget", Gadgets.Ncm), Gadgets.Uri(Gadgets.Ncm), Gadgets.FarInterface),
        KernelDriverComesBack(),
        Dial(UsbNet("usbnet-dial", "Dials rp-pppoe's concentrator through the emulator's network adapter"), UsbNetUri, UsbNetFarEnd),
        Ours.Plain(Answer(UsbNet("usbnet-answer", "Is dialled by the kernel's PPPoE through the emulator's network adapter"), UsbNetUri, UsbNetFarEnd)),
    ];

    /// <summary>A case on a network gadget, without programs.</summary>
    public static HardwareCase Gadget(string name, string title, GadgetSpec gadget) => new(name, title)
    {
        Machine = Machines.Gadgets,
        Modules = [.. Machines.Controllers, .. Machines.Pppoe],
        Inputs = Peers.SecretsAndServer,
        Gadgets = [gadget],
    };

    /// <summary>A case on the emulator's network adapter, without programs.</summary>
    public static HardwareCase UsbNet(string name, string title) => new(name, title)
    {
        Machine = Machines.Emulated,
        Modules = [.. Machines.Bus, .. Machines.Pppoe],
        Inputs = Peers.SecretsAndServer,
    };

    private static HardwareCase Dial(HardwareCase on, string link, string farEnd) => on with
    {
        Programs =
        [
            Peers.Up(farEnd),
            Peers.Concentrator(farEnd),
            Ours.GoodCall(Ours.Dial, link, "--service", "isp"),
            Peers.PingHost,
        ],
        Events = [new EventSpec(Peers.Ping, null, EventAction.Interrupt, Ours.Dial)],
        Files = ["pppd.log"],
    };

    /// <summary>We are the concentrator: the kernel dials, pings and hangs up, then we are told to end.</summary>
    private static HardwareCase Answer(HardwareCase on, string link, string farEnd) => on with
    {
        Programs =
        [
            Peers.Up(farEnd),
            Ours.Call(Ours.Answer, link, "--auth", "chap", "--pool", "10.64.0.0/24", "--capture", "call.pcapng") with
            {
                ReadyWhen = "is open",
                Says = ["\"leaks\":0,", "\"violations\":[]", "\"opened\":1,"],
            },
            Peers.KernelPppoe(farEnd),
            Peers.PingTo("10.64.0.1"),
        ],
        Events =
        [
            new EventSpec(Peers.Ping, null, EventAction.Interrupt, Peers.Pppd),
            new EventSpec(Peers.Pppd, null, EventAction.Interrupt, Ours.Answer),
        ],
    };

    /// <summary>The kernel's driver has the gadget, gives it to us for a session, and has it again.</summary>
    private static HardwareCase KernelDriverComesBack()
    {
        HardwareCase call = Dial(
            Gadget("ecm-kernel-driver-back", "Takes a CDC-ECM gadget from the kernel's driver and gives it back", Gadgets.Ecm),
            Gadgets.Uri(Gadgets.Ecm), Gadgets.FarInterface);
        return call with
        {
            Modules = [.. call.Modules, "cdc_ether"],
            Programs = [.. call.Programs.Select(program => program.Name == Ours.Dial ? program with { Needs = ["driver:cdc_ether"] } : program)],
            Afterwards = ["driver:cdc_ether"],
        };
    }
}
