using UserCoNdis.Transport.Links;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>The interfaces that we hold of a device, and the kernel drivers that get them back.</summary>
/// <remarks>All are released before the first goes back: cdc_acm takes the data interface together with the control interface, and finds it
/// in use otherwise; libusb's own automatic re-attachment goes one by one.</remarks>
internal sealed class InterfaceClaims(LibUsbHandle handle, string portPath, string name, bool mayDetach)
{
    private readonly List<byte> _claimed = [];
    private readonly List<byte> _detached = [];
    private byte? _replacedConfiguration; // of which the kernel's drivers were taken away; selecting it again brings them back

    /// <summary>Takes an interface, from its kernel driver if need be and allowed.</summary>
    public void Claim(byte number)
    {
        if (_claimed.Contains(number))
        {
            return;
        }

        bool detached = Detach(number);
        int error = libusb_claim_interface(handle.Pointer, number);
        if (error == LIBUSB_SUCCESS)
        {
            _claimed.Add(number);
        }

        if (detached)
        {
            _detached.Add(number);
        }

        if (error != LIBUSB_SUCCESS)
        {
            throw error == LIBUSB_ERROR_BUSY
                ? new LinkException(LinkErrorKind.Busy, $"{name}: another program uses interface {number}", error)
                : LibUsbErrors.Exception(error, name, $"claiming interface {number}");
        }
    }

    /// <summary>Selects a configuration; the system does not, while a driver or program has an interface of the old one.</summary>
    /// <param name="old">The active one; null: there is none.</param>
    /// <param name="value">The new one.</param>
    public void SelectConfiguration(UsbConfiguration? old, byte value)
    {
        bool tookAny = false;
        foreach (byte number in (old?.Interfaces ?? []).Select(setting => setting.Number).Distinct())
        {
            tookAny |= Detach(number);
        }

        if (tookAny)
        {
            _replacedConfiguration ??= old!.Value;
        }

        int error = libusb_set_configuration(handle.Pointer, value);
        if (error != LIBUSB_SUCCESS)
        {
            throw error == LIBUSB_ERROR_BUSY
                ? new LinkException(LinkErrorKind.Busy, $"{name}: another program uses an interface of configuration {old?.Value}", error)
                : LibUsbErrors.Exception(error, name, $"selecting configuration {value}");
        }
    }

    /// <summary>Gives everything back. What fails is the system's to mend: the device may be gone.</summary>
    public void Release()
    {
        foreach (byte number in _claimed)
        {
            _ = libusb_release_interface(handle.Pointer, number);
        }

        if (_replacedConfiguration is { } configuration)
        {
            _ = libusb_set_configuration(handle.Pointer, configuration);
        }
        else
        {
            foreach (byte number in _detached)
            {
                _ = libusb_attach_kernel_driver(handle.Pointer, number);
            }
        }

        _claimed.Clear();
        _detached.Clear();
        _replacedConfiguration = null;
    }

    /// <summary>Takes an interface from its kernel driver.</summary>
    /// <returns>False: it had none.</returns>
    private bool Detach(byte number)
    {
        if (libusb_kernel_driver_active(handle.Pointer, number) != 1)
        {
            return false;
        }

        string driver = DriverOf(number);
        if (!mayDetach)
        {
            throw new LinkException(
                LinkErrorKind.Busy, $"{name}: {driver} has interface {number}; detach=yes takes it away while the link is open");
        }

        int error = libusb_detach_kernel_driver(handle.Pointer, number);
        return error is LIBUSB_SUCCESS or LIBUSB_ERROR_NOT_FOUND // the driver went in between
            ? error == LIBUSB_SUCCESS
            : throw LibUsbErrors.Exception(error, name, $"taking interface {number} from {driver}");
    }

    private string DriverOf(byte number) =>
        OperatingSystem.IsLinux() && new SysfsDevice(portPath).KernelDrivers().TryGetValue(number, out string? driver)
            ? $"the kernel driver {driver}"
            : "a kernel driver";
}
