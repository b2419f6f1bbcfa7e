using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Opens the byte link of a serial function: the same steps for every chip.</summary>
internal static class UsbSerialOpener
{
    /// <summary>Sets the chip up and puts the byte link on it.</summary>
    /// <param name="device">The link's from now on.</param>
    /// <param name="function">The function; its interfaces are claimed.</param>
    /// <param name="request">What was asked for; the options of a serial line and of transfers are read here.</param>
    /// <param name="makeChip">Makes the chip.</param>
    public static ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request, Func<SerialLineOptions, UsbSerialChip> makeChip)
    {
        SerialLineOptions line = SerialLineOptions.From(request.Options);
        UsbTransferOptions transfers = UsbTransferOptions.From(request.Options);
        if (function.Data.Alternate != 0)
        {
            device.SelectAlternate(function.Data.Number, function.Data.Alternate);
        }

        UsbSerialChip chip = makeChip(line);
        request.Options.ThrowIfUnread(); // before anything is set in the chip
        chip.Initialize();
        return new UsbByteLink(device, function, request, transfers, chip);
    }
}
