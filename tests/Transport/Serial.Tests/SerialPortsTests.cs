namespace UserCoNdis.Transport.Serial.Tests;

public sealed class SerialPortsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ucondis").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void List_UsbUartAndEmptyPorts_FindsWhatHasHardware()
    {
        Write("devices/usb1/idVendor", "0403\n");
        Write("devices/usb1/idProduct", "6001\n");
        Write("devices/usb1/manufacturer", "FTDI\n");
        Write("devices/usb1/product", "FT232R\n");
        Write("devices/usb1/serial", "A1B2\n");
        Write("devices/usb1/if0/ttyUSB0/tty/ttyUSB0/dev", "188:0");
        Link("devices/usb1/if0/ttyUSB0/driver", "drivers/ftdi_sio");
        Link("devices/usb1/if0/ttyUSB0/tty/ttyUSB0/device", "devices/usb1/if0/ttyUSB0");
        Link("class/ttyUSB0", "devices/usb1/if0/ttyUSB0/tty/ttyUSB0");
        Write("devices/pnp/ctrl/port/tty/ttyS0/type", "4");
        Link("devices/pnp/driver", "drivers/serial");
        Link("devices/pnp/ctrl/driver", "drivers/ctrl");
        Link("devices/pnp/ctrl/port/driver", "drivers/port");
        Link("devices/pnp/ctrl/port/tty/ttyS0/device", "devices/pnp/ctrl/port");
        Link("class/ttyS0", "devices/pnp/ctrl/port/tty/ttyS0");
        Write("devices/empty/tty/ttyS1/type", "0");
        Link("devices/empty/driver", "drivers/serial8250");
        Link("devices/empty/tty/ttyS1/device", "devices/empty");
        Link("class/ttyS1", "devices/empty/tty/ttyS1");
        Write("class/console/dev", "5:1");
        Write("dev/ttyUSB0", "");
        Write("dev/ttyS0", "");
        Link("dev/serial/by-id/usb-FTDI-if00", "dev/ttyUSB0", folder: false);

        IReadOnlyList<SerialPortInfo> ports = SerialPorts.List(At("class"), At("dev"));

        Assert.Equal([At("dev/ttyS0"), At("dev/ttyUSB0")], ports.Select(port => port.Path), StringComparer.Ordinal);
        Assert.Equal("serial", ports[0].Driver);
        Assert.Null(ports[0].UsbId);
        Assert.Equal(("ftdi_sio", "0403:6001", "FTDI FT232R", "A1B2"), (ports[1].Driver, ports[1].UsbId, ports[1].Product, ports[1].SerialNumber));
        Assert.Equal($"serial:{At("dev/serial/by-id/usb-FTDI-if00")}", ports[1].Uri);
        Assert.True(ports[1].MayOpen);
    }

    [Fact]
    public void List_NoSysfs_IsEmpty() => Assert.Empty(SerialPorts.List(At("none"), At("dev")));

    [Fact]
    public void List_ThisMachine_DoesNotThrow() => Assert.All(SerialPorts.List(), port => Assert.StartsWith("/dev/", port.Path));

    private string At(string path) => Path.Combine(_root, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private void Link(string path, string target, bool folder = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        if (folder)
        {
            Directory.CreateDirectory(At(target));
        }

        File.CreateSymbolicLink(At(path), At(target));
    }
}
