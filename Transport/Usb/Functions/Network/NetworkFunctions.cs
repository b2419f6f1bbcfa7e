namespace UserCoNdis.Transport.Usb;

/// <summary>Finds CDC network functions in descriptors: what ECM and NCM have in common.</summary>
internal static class NetworkFunctions
{
    /// <summary>Finds the functions of a subclass.</summary>
    /// <param name="driver">Whose they are.</param>
    /// <param name="configuration">Where to look.</param>
    /// <param name="subclass">bInterfaceSubClass of the communications interface.</param>
    /// <param name="isComplete">Whether the communications interface has the descriptors that the driver needs beside the Ethernet one.</param>
    public static IReadOnlyList<UsbFunction> Find(
        IUsbFunctionDriver driver, UsbConfiguration configuration, byte subclass, Func<UsbInterface, bool> isComplete)
    {
        var found = new List<UsbFunction>();
        foreach (UsbInterface control in configuration.Interfaces)
        {
            if (control is { Class: CdcDescriptors.CommunicationsClass, Alternate: 0 }
                && control.Subclass == subclass
                && EthernetDescriptor.TryRead(control, out _)
                && isComplete(control)
                && CdcDescriptors.DataInterface(control) is { } number
                && FindData(configuration, number) is { } data)
            {
                found.Add(new UsbFunction(
                    driver, configuration.Value, control, data,
                    control.Find(UsbTransferType.Interrupt, isIn: true),
                    data.Find(UsbTransferType.Bulk, isIn: true),
                    data.Find(UsbTransferType.Bulk, isIn: false)));
            }
        }

        return found;
    }

    // Alternate 0 is silent, the next one has the endpoints (ECM 1.2, 3.3; NCM 1.0, 5.3). Devices with endpoints in 0 exist.
    private static UsbInterface? FindData(UsbConfiguration configuration, byte number)
    {
        foreach (UsbInterface each in configuration.Interfaces)
        {
            if (each.Number == number
                && each.Class == CdcDescriptors.DataClass
                && each.Find(UsbTransferType.Bulk, isIn: true) is not null
                && each.Find(UsbTransferType.Bulk, isIn: false) is not null)
            {
                return each;
            }
        }

        return null;
    }
}
