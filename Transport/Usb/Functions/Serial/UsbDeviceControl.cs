using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Blocking control requests as serial chips need them while a link is opened.</summary>
internal static class UsbDeviceControl
{
    private const int MaxData = 64;

    /// <summary>Makes a request without data, or one that sends some octets.</summary>
    public static void Send(this IUsbDevice device, UsbSetup setup, params ReadOnlySpan<byte> data)
    {
        Span<byte> copy = stackalloc byte[MaxData];
        data.CopyTo(copy);
        _ = device.Control(setup with { Length = (ushort)data.Length }, copy[..data.Length]);
    }

    /// <summary>Makes the same request as <see cref="Send(IUsbDevice, UsbSetup, ReadOnlySpan{byte})"/>.</summary>
    public static void Send(this IUsbDevice device, in UsbRequest request)
    {
        Span<byte> octets = stackalloc byte[UsbRequest.MaxSize];
        request.WriteTo(octets);
        device.Send(request.Setup, octets.Slice(UsbSetup.Size, request.Setup.Length));
    }

    /// <summary>Makes a request that the device may refuse.</summary>
    /// <returns>False: it refused (stall).</returns>
    public static bool TrySend(this IUsbDevice device, UsbSetup setup, params ReadOnlySpan<byte> data)
    {
        try
        {
            device.Send(setup, data);
            return true;
        }
        catch (LinkException e) when (e.Kind == LinkErrorKind.NotSupported)
        {
            return false;
        }
    }

    /// <summary>Makes a request that the device must take, or an option is wrong.</summary>
    /// <param name="device">The device.</param>
    /// <param name="option">What is set by it: <c>flow=rtscts</c>.</param>
    /// <param name="setup">The setup packet.</param>
    /// <param name="data">What is sent.</param>
    /// <exception cref="LinkException">InvalidOption: it refused.</exception>
    public static void SendOption(this IUsbDevice device, string option, UsbSetup setup, params ReadOnlySpan<byte> data)
    {
        if (!device.TrySend(setup, data))
        {
            throw Refused(device, option);
        }
    }

    /// <summary>Reads octets that the device may refuse.</summary>
    /// <returns>How many came; 0: it refused.</returns>
    public static int TryRead(this IUsbDevice device, UsbSetup setup, Span<byte> answer)
    {
        try
        {
            return device.Control(setup with { Length = (ushort)answer.Length }, answer);
        }
        catch (LinkException e) when (e.Kind == LinkErrorKind.NotSupported)
        {
            return 0;
        }
    }

    /// <summary>Makes the error of an option that the device, or its chip, can't fulfil.</summary>
    public static LinkException Refused(this IUsbDevice device, string option) =>
        new(LinkErrorKind.InvalidOption, $"{device.Name} does not take '{option}'");
}
