using System.Runtime.InteropServices;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Usb.Tests.LibUsb;

/// <summary>Compares our structures and numbers of libusb with what the C compiler of this machine sees in its header.</summary>
public sealed unsafe class LibUsbLayoutTests
{
    private const string Probe = """
        #include <stddef.h>
        #include <stdio.h>
        #include <sys/time.h>
        #include <libusb-1.0/libusb.h>
        #define P(name, value) printf("%s %lu\n", name, (unsigned long)(unsigned)(value))
        #define S(type) P(#type, sizeof(struct type))
        #define O(type, member) P(#type "." #member, offsetof(struct type, member))
        #define N(name) P(#name, name)
        int main(void) {
          S(timeval); O(timeval, tv_usec);
          S(libusb_version); O(libusb_version, nano); O(libusb_version, rc); O(libusb_version, describe);
          S(libusb_device_descriptor); O(libusb_device_descriptor, bcdUSB); O(libusb_device_descriptor, bMaxPacketSize0);
          O(libusb_device_descriptor, idVendor); O(libusb_device_descriptor, idProduct); O(libusb_device_descriptor, bcdDevice);
          O(libusb_device_descriptor, iManufacturer); O(libusb_device_descriptor, bNumConfigurations);
          S(libusb_config_descriptor); O(libusb_config_descriptor, wTotalLength); O(libusb_config_descriptor, bNumInterfaces);
          O(libusb_config_descriptor, MaxPower); O(libusb_config_descriptor, interface); O(libusb_config_descriptor, extra);
          O(libusb_config_descriptor, extra_length);
          S(libusb_interface); O(libusb_interface, num_altsetting);
          S(libusb_interface_descriptor); O(libusb_interface_descriptor, bInterfaceNumber); O(libusb_interface_descriptor, iInterface);
          O(libusb_interface_descriptor, endpoint); O(libusb_interface_descriptor, extra); O(libusb_interface_descriptor, extra_length);
          S(libusb_endpoint_descriptor); O(libusb_endpoint_descriptor, wMaxPacketSize); O(libusb_endpoint_descriptor, bInterval);
          O(libusb_endpoint_descriptor, bSynchAddress); O(libusb_endpoint_descriptor, extra); O(libusb_endpoint_descriptor, extra_length);
          O(libusb_transfer, dev_handle); O(libusb_transfer, flags); O(libusb_transfer, endpoint); O(libusb_transfer, type);
          O(libusb_transfer, timeout); O(libusb_transfer, status); O(libusb_transfer, length); O(libusb_transfer, actual_length);
          O(libusb_transfer, callback); O(libusb_transfer, user_data); O(libusb_transfer, buffer); O(libusb_transfer, num_iso_packets);
          N(LIBUSB_SUCCESS); N(LIBUSB_ERROR_IO); N(LIBUSB_ERROR_INVALID_PARAM); N(LIBUSB_ERROR_ACCESS); N(LIBUSB_ERROR_NO_DEVICE);
          N(LIBUSB_ERROR_NOT_FOUND); N(LIBUSB_ERROR_BUSY); N(LIBUSB_ERROR_TIMEOUT); N(LIBUSB_ERROR_OVERFLOW); N(LIBUSB_ERROR_PIPE);
          N(LIBUSB_ERROR_INTERRUPTED); N(LIBUSB_ERROR_NO_MEM); N(LIBUSB_ERROR_NOT_SUPPORTED); N(LIBUSB_ERROR_OTHER);
          N(LIBUSB_TRANSFER_COMPLETED); N(LIBUSB_TRANSFER_ERROR); N(LIBUSB_TRANSFER_TIMED_OUT); N(LIBUSB_TRANSFER_CANCELLED);
          N(LIBUSB_TRANSFER_STALL); N(LIBUSB_TRANSFER_NO_DEVICE); N(LIBUSB_TRANSFER_OVERFLOW);
          N(LIBUSB_TRANSFER_ADD_ZERO_PACKET); N(LIBUSB_CAP_HAS_HOTPLUG); N(LIBUSB_HOTPLUG_MATCH_ANY);
          N(LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED); N(LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT);
          P("Low", LIBUSB_SPEED_LOW); P("Full", LIBUSB_SPEED_FULL); P("High", LIBUSB_SPEED_HIGH);
          P("Super", LIBUSB_SPEED_SUPER); P("SuperPlus", LIBUSB_SPEED_SUPER_PLUS);
          P("Control", LIBUSB_TRANSFER_TYPE_CONTROL); P("Isochronous", LIBUSB_TRANSFER_TYPE_ISOCHRONOUS);
          P("Bulk", LIBUSB_TRANSFER_TYPE_BULK); P("Interrupt", LIBUSB_TRANSFER_TYPE_INTERRUPT);
          return 0;
        }
        """;

    [RequiresHeaderFact("libusb-1.0/libusb.h")]
    public void Structures_AndNumbers_AreThoseOfTheHeader()
    {
        SortedDictionary<string, ulong> c = new(CProbe.Run(Probe).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(c, new SortedDictionary<string, ulong>(Ours().ToDictionary(pair => pair.Key, pair => (ulong)(uint)pair.Value, StringComparer.Ordinal), StringComparer.Ordinal));
    }

    [RequiresHeaderFact("libusb-1.0/libusb.h")]
    public void Functions_OfTheBinding_AreInTheLibraryOfThisMachine()
    {
        Assert.True(LibUsbLibrary.IsAvailable, LibUsbLibrary.HowToInstall);
        Assert.StartsWith("1.0.", LibUsbLibrary.Version, StringComparison.Ordinal);
        IEnumerable<string> names = typeof(LibUsbNative).GetMethods().Select(method => method.Name).Where(name => name.StartsWith("libusb_", StringComparison.Ordinal));
        Assert.Empty(names.Where(name => LibUsbLibrary.TryGetExport(name) == 0));
    }

    private static Dictionary<string, int> Ours()
    {
        Dictionary<string, int> ours = new(StringComparer.Ordinal);
        AddSizes(ours);
        AddTransfer(ours);
        foreach (System.Reflection.FieldInfo number in typeof(LibUsbNative).GetFields().Where(field => field.Name.StartsWith("LIBUSB_", StringComparison.Ordinal)))
        {
            ours[number.Name] = Convert.ToInt32(number.GetRawConstantValue());
        }

        for (int speed = 1; speed <= 5; speed++)
        {
            ours[DeviceLister.ToSpeed(speed).ToString()] = speed;
        }

        foreach (UsbTransferType type in Enum.GetValues<UsbTransferType>())
        {
            ours[type.ToString()] = (int)type;
        }

        return ours;
    }

    private static void AddSizes(Dictionary<string, int> ours)
    {
        Add<LibUsbTime>(ours, "timeval", ("tv_usec", nameof(LibUsbTime.Microseconds)));
        Add<LibUsbVersion>(ours, "libusb_version", ("nano", nameof(LibUsbVersion.Nano)), ("rc", nameof(LibUsbVersion.ReleaseCandidate)), ("describe", nameof(LibUsbVersion.Describe)));
        Add<LibUsbDeviceDescriptor>(
            ours, "libusb_device_descriptor", ("bcdUSB", nameof(LibUsbDeviceDescriptor.UsbRelease)), ("bMaxPacketSize0", nameof(LibUsbDeviceDescriptor.MaxPacketSize0)),
            ("idVendor", nameof(LibUsbDeviceDescriptor.VendorId)), ("idProduct", nameof(LibUsbDeviceDescriptor.ProductId)), ("bcdDevice", nameof(LibUsbDeviceDescriptor.DeviceRelease)),
            ("iManufacturer", nameof(LibUsbDeviceDescriptor.ManufacturerIndex)), ("bNumConfigurations", nameof(LibUsbDeviceDescriptor.ConfigurationCount)));
        Add<LibUsbConfigDescriptor>(
            ours, "libusb_config_descriptor", ("wTotalLength", nameof(LibUsbConfigDescriptor.TotalLength)), ("bNumInterfaces", nameof(LibUsbConfigDescriptor.InterfaceCount)),
            ("MaxPower", nameof(LibUsbConfigDescriptor.MaxPower)), ("interface", nameof(LibUsbConfigDescriptor.Interfaces)), ("extra", nameof(LibUsbConfigDescriptor.Extra)),
            ("extra_length", nameof(LibUsbConfigDescriptor.ExtraLength)));
        Add<LibUsbInterface>(ours, "libusb_interface", ("num_altsetting", nameof(LibUsbInterface.AlternateCount)));
        Add<LibUsbInterfaceDescriptor>(
            ours, "libusb_interface_descriptor", ("bInterfaceNumber", nameof(LibUsbInterfaceDescriptor.Number)), ("iInterface", nameof(LibUsbInterfaceDescriptor.NameIndex)),
            ("endpoint", nameof(LibUsbInterfaceDescriptor.Endpoints)), ("extra", nameof(LibUsbInterfaceDescriptor.Extra)), ("extra_length", nameof(LibUsbInterfaceDescriptor.ExtraLength)));
        Add<LibUsbEndpointDescriptor>(
            ours, "libusb_endpoint_descriptor", ("wMaxPacketSize", nameof(LibUsbEndpointDescriptor.MaxPacketSize)), ("bInterval", nameof(LibUsbEndpointDescriptor.Interval)),
            ("bSynchAddress", nameof(LibUsbEndpointDescriptor.SynchAddress)), ("extra", nameof(LibUsbEndpointDescriptor.Extra)), ("extra_length", nameof(LibUsbEndpointDescriptor.ExtraLength)));
    }

    private static void AddTransfer(Dictionary<string, int> ours)
    {
        Add<LibUsbTransferBlock>(
            ours, "libusb_transfer", ("dev_handle", nameof(LibUsbTransferBlock.Handle)), ("flags", nameof(LibUsbTransferBlock.Flags)), ("endpoint", nameof(LibUsbTransferBlock.Endpoint)),
            ("type", nameof(LibUsbTransferBlock.Type)), ("timeout", nameof(LibUsbTransferBlock.Timeout)), ("status", nameof(LibUsbTransferBlock.Status)),
            ("length", nameof(LibUsbTransferBlock.Length)), ("actual_length", nameof(LibUsbTransferBlock.ActualLength)), ("callback", nameof(LibUsbTransferBlock.Callback)),
            ("user_data", nameof(LibUsbTransferBlock.UserData)), ("buffer", nameof(LibUsbTransferBlock.Buffer)), ("num_iso_packets", nameof(LibUsbTransferBlock.IsoPacketCount)));
        _ = ours.Remove("libusb_transfer"); // the packets begin inside its padding: only libusb knows how long one is
    }

    private static void Add<T>(Dictionary<string, int> ours, string name, params (string Theirs, string Ours)[] members)
        where T : unmanaged
    {
        ours[name] = sizeof(T);
        foreach ((string theirs, string mine) in members)
        {
            ours[$"{name}.{theirs}"] = (int)Marshal.OffsetOf<T>(mine);
        }
    }
}
