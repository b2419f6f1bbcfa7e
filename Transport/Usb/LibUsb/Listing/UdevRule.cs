using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>The line that lets a user open a device on Linux, and where it goes.</summary>
public static class UdevRule
{
    /// <summary>The file; its number is below 73, by which the session's user has been given what is tagged uaccess.</summary>
    public const string File = "/etc/udev/rules.d/70-ucondis.rules";

    /// <summary>Gets what is done with a rule.</summary>
    public static string HowToApply => $"put this line into {File}, run 'sudo udevadm control --reload', and plug the device in again";

    /// <summary>Gets the rule for a device: for the group plugdev, and for whoever sits at the machine.</summary>
    public static string For(UsbDeviceDescriptor device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return $"SUBSYSTEM==\"usb\", ATTR{{idVendor}}==\"{device.VendorId:x4}\", ATTR{{idProduct}}==\"{device.ProductId:x4}\", "
            + "MODE=\"0660\", GROUP=\"plugdev\", TAG+=\"uaccess\"";
    }

    /// <summary>Says what to do so that a device may be opened.</summary>
    public static string HowToMend(UsbDeviceDescriptor device) => $"{HowToApply}: {For(device)}";

    /// <summary>Makes the exception of a device that may not be opened.</summary>
    /// <param name="name">The device's name.</param>
    /// <param name="path">Its file; null where there is none.</param>
    /// <param name="device">Its descriptor.</param>
    internal static LinkException Denied(string name, string? path, UsbDeviceDescriptor device) => new(
        LinkErrorKind.PermissionDenied,
        OperatingSystem.IsLinux()
            ? $"{name}: this user may not open {path ?? "the device"}; {HowToMend(device)}"
            : $"{name}: this user may not open the device, or a driver of the system holds it");
}
