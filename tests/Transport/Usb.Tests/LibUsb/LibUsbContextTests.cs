using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Usb.Tests.LibUsb;

/// <summary>The buses of whatever machine this runs on; it may have none.</summary>
public sealed class LibUsbContextTests
{
    [RequiresHeaderFact("libusb-1.0/libusb.h")]
    public void List_OnAnyMachine_IsNoError()
    {
        using LibUsbContext context = new();
        IReadOnlyList<UsbDeviceInfo> devices = context.List();
        Assert.Equal(devices.OrderBy(device => device.Bus).Select(device => device.Bus), devices.Select(device => device.Bus));
        if (!Directory.Exists("/dev/bus/usb"))
        {
            Assert.Empty(devices);
        }
    }

    [RequiresHeaderFact("libusb-1.0/libusb.h")]
    public void Open_OfADeviceThatLeft_SaysSo()
    {
        using LibUsbContext context = new();
        UsbDeviceInfo gone = new(
            250, 120, "250-1", UsbSpeed.Full, new UsbDeviceDescriptor(0x0200, 0, 0, 0, 8, 0x0403, 0x6001, 0x0600, 1, 2, 3, 1), [], 1,
            "FTDI", "FT232R", null, new Dictionary<byte, string>(), MayOpen: true, null);
        LinkException removed = Assert.Throws<LinkException>(() => context.Open(gone, mayDetach: true));
        Assert.Equal(LinkErrorKind.DeviceRemoved, removed.Kind);
        Assert.Equal("usb:0403:6001 (FTDI FT232R): the device is no longer at 250-1", removed.Message);
    }

    [RequiresHeaderFact("libusb-1.0/libusb.h")]
    public void Watch_OfNoChange_EndsWhenDisposed()
    {
        using LibUsbContext context = new();
        context.Watch(new SeededLoop(1), (_, _) => Assert.Fail("nothing changes")).Dispose();
    }

    [Fact]
    public void HowToInstall_NamesTheLibraryAndTheCommand()
    {
        Assert.Contains("apt-get install libusb-1.0-0", LibUsbLibrary.HowToInstall, StringComparison.Ordinal);
        Assert.Contains(LibUsbLibrary.Candidates[0], LibUsbLibrary.HowToInstall, StringComparison.Ordinal);
    }
}
