using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Opens <c>usb:VID:PID</c>: a device through libusb, as the link that its class or vendor's driver makes of it.</summary>
/// <remarks>
/// Options of every device: <c>serial=</c>, <c>bus=</c>, <c>port=</c> (which of several), <c>interface=N</c> (which function), <c>driver=</c> (which driver),
/// <c>detach=yes|no</c> (whether a kernel driver may lose the interface while the link is open; yes). The driver's own are in its docstring.
/// </remarks>
/// <param name="context">The buses; the caller's.</param>
public sealed class UsbLinkFactory(Func<IUsbContext> context) : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "usb";

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => Find(UsbSelector.From(uri, new LinkOptionReader(uri))).Function.Driver.KindOf(uri);

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        var options = new LinkOptionReader(uri);
        bool mayDetach = options.Switch("detach") ?? true;
        (UsbDeviceInfo info, UsbFunction function) = Find(UsbSelector.From(uri, options));
        IUsbDevice device = context().Open(info, mayDetach);
        ILink link;
        try
        {
            device.SelectConfiguration(function.ConfigurationValue);
            device.Claim(function.Control.Number);
            if (function.Data.Number != function.Control.Number)
            {
                device.Claim(function.Data.Number);
            }

            link = function.Driver.Open(device, function, new UsbLinkRequest(uri, options, loop, pool));
        }
        catch
        {
            device.Dispose();
            throw;
        }

        try
        {
            options.ThrowIfUnread();
        }
        catch
        {
            link.Dispose();
            throw;
        }

        return link;
    }

    private (UsbDeviceInfo Device, UsbFunction Function) Find(UsbSelector selector)
    {
        UsbDeviceInfo device = selector.FindDevice(context().List());
        return (device, selector.FindFunction(device));
    }
}
