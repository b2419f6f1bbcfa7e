using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>Reads the descriptors that libusb keeps of a device.</summary>
internal static unsafe class ConfigurationReader
{
    private const int MaxConfigurations = 8; // more than the kernel reads of any device

    /// <summary>Gets the device descriptor as a record.</summary>
    public static UsbDeviceDescriptor ToRecord(in LibUsbDeviceDescriptor raw) => new(
        raw.UsbRelease, raw.Class, raw.Subclass, raw.Protocol, raw.MaxPacketSize0, raw.VendorId, raw.ProductId, raw.DeviceRelease,
        raw.ManufacturerIndex, raw.ProductIndex, raw.SerialNumberIndex, raw.ConfigurationCount);

    /// <summary>Reads every configuration.</summary>
    /// <param name="device">libusb's device.</param>
    /// <param name="count">bNumConfigurations.</param>
    /// <param name="trouble">What is wrong with those that are missing; null: nothing.</param>
    public static IReadOnlyList<UsbConfiguration> ReadAll(nint device, byte count, out string? trouble)
    {
        trouble = count > MaxConfigurations ? $"it claims {count} configurations" : null;
        var configurations = new List<UsbConfiguration>();
        for (byte index = 0; index < Math.Min(count, (byte)MaxConfigurations); index++)
        {
            LibUsbConfigDescriptor* raw = null;
            int error = libusb_get_config_descriptor(device, index, &raw);
            if (error != LIBUSB_SUCCESS)
            {
                trouble ??= $"configuration {index} can't be read: {LibUsbErrors.Describe(error)}";
                continue;
            }

            try
            {
                configurations.Add(DescriptorParser.ParseConfiguration(DescriptorOctets.Of(raw)));
            }
            catch (UsbDescriptorException e)
            {
                trouble ??= $"configuration {index}: {e.Message}";
            }
            finally
            {
                libusb_free_config_descriptor(raw);
            }
        }

        return configurations;
    }

    /// <summary>Reads bConfigurationValue of the active configuration.</summary>
    /// <returns>0: there is none, or nobody says.</returns>
    public static byte ReadActiveValue(nint device)
    {
        LibUsbConfigDescriptor* active = null;
        if (libusb_get_active_config_descriptor(device, &active) != LIBUSB_SUCCESS)
        {
            return 0;
        }

        byte value = active->Value;
        libusb_free_config_descriptor(active);
        return value;
    }
}
