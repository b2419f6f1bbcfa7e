using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Image;
using UserCoNdis.HardwareGuest.Machine;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>The machine of a case as QEMU's arguments.</summary>
public sealed class QemuCommandTests : IDisposable
{
    private readonly GuestFolder _folder = new();

    [Fact]
    public void Build_TwoDevicesOnOneWire_TheFirstListensAndTheSecondCalls()
    {
        string arguments = Build(
            new QemuDevice("com2", "isa-serial") { Wire = "w" }, new QemuDevice("ftdi", "usb-serial") { Wire = "w", Options = "bus=usb.0,always-plugged" });

        string path = _folder.WireSocket("w");
        Assert.Contains($"socket,id=wire-com2,path={path},server=on,wait=off", arguments);
        Assert.Contains($"socket,id=wire-ftdi,path={path}\n", arguments);
        Assert.Contains("driver=isa-serial,id=com2,chardev=wire-com2", arguments);
        Assert.Contains("driver=usb-serial,id=ftdi,chardev=wire-ftdi,bus=usb.0,always-plugged=on", arguments);
    }

    [Fact]
    public void Build_DeviceThatIsPluggedInLater_HasItsWireButIsNotThere()
    {
        string arguments = Build(new QemuDevice("ftdi", "usb-serial") { Wire = "w", AtBoot = false });

        Assert.Contains("socket,id=wire-ftdi,", arguments);
        Assert.DoesNotContain("driver=usb-serial", arguments);
    }

    [Fact]
    public void Build_DevicesOfOneSegment_ShareAHub()
    {
        string arguments = Build(new QemuDevice("lan", "virtio-net-pci") { Segment = 1 }, new QemuDevice("usbnet", "usb-net") { Segment = 1 });

        Assert.Contains("hubport,id=net-lan,hubid=1", arguments);
        Assert.Contains("hubport,id=net-usbnet,hubid=1", arguments);
        Assert.Contains("driver=usb-net,id=usbnet,netdev=net-usbnet", arguments);
    }

    [Fact]
    public void Build_SharesTheMachinesFilesReadOnly() =>
        Assert.Contains("local,path=/,mount_tag=host,security_model=none,readonly=on,", Build());

    public void Dispose() => _folder.Dispose();

    private string Build(params QemuDevice[] devices) =>
        string.Join('\n', QemuCommand.Build(new KernelImage("/nowhere"), new MachineSpec { Devices = devices }, _folder));
}
