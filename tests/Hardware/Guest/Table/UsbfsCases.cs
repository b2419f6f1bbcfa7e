using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>How we use libusb, one promise of the seam after the other: tests/Hardware/UsbChecks.</summary>
internal static class UsbfsCases
{
    private const string Checks = "usbchecks";

    public static IReadOnlyList<HardwareCase> All { get; } =
    [
        new HardwareCase("usbfs", "Transfers, cancellation, halts, device memory, the usbfs quota, unplugging and coming back, through libusb alone")
        {
            Machine = Machines.Gadgets,
            Modules = Machines.Controllers,
            Gadgets = [Gadgets.Loopback],
            Programs =
            [
                new ProgramSpec(Checks, "{usbchecks}", Gadgets.Presence(Gadgets.Loopback)["usb:".Length..])
                {
                    Needs = [Gadgets.Presence(Gadgets.Loopback)],
                    Says = ["all passed"],
                    LimitSeconds = 180,
                },
            ],
            Events =
            [
                new EventSpec(Checks, "ready to be unplugged", EventAction.Unbind, Gadgets.Loopback.Name),
                new EventSpec(Checks, "ready to be plugged in", EventAction.Bind, Gadgets.Loopback.Name),
            ],
            LimitSeconds = 240,
        },
    ];
}
