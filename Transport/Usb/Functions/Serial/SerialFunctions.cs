namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Finds the functions of a vendor's serial chip: each interface of the vendor's own class with a pair of bulk endpoints is a port.</summary>
internal static class SerialFunctions
{
    private const byte VendorClass = 0xFF;

    /// <summary>Finds them.</summary>
    /// <param name="driver">Whose they are.</param>
    /// <param name="configuration">The configuration in which to look.</param>
    public static IReadOnlyList<UsbFunction> Find(IUsbFunctionDriver driver, UsbConfiguration configuration)
    {
        var found = new List<UsbFunction>();
        foreach (UsbInterface each in configuration.Interfaces)
        {
            UsbEndpoint? receive = each.Find(UsbTransferType.Bulk, isIn: true);
            UsbEndpoint? send = each.Find(UsbTransferType.Bulk, isIn: false);
            if (each is { Class: VendorClass, Alternate: 0 } && receive is { MaxPacketSize: > 0 } && send is { MaxPacketSize: > 0 })
            {
                found.Add(new UsbFunction(
                    driver, configuration.Value, each, each, each.Find(UsbTransferType.Interrupt, isIn: true), receive, send));
            }
        }

        return found;
    }
}
