using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>The USB buses of this machine: libusb, from when somebody first asks for it until the process ends.</summary>
internal static class UsbBuses
{
    private static readonly Lazy<IUsbContext> s_context = new(static () => new LibUsbContext());

    /// <exception cref="Transport.Links.LinkException">There is no libusb here.</exception>
    public static IUsbContext OfProcess() => s_context.Value;
}
