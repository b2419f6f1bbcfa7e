using System.Text.Json;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Cli.Tests.Usb;

/// <summary>What <c>devices</c> tells of USB.</summary>
public sealed class UsbDevicesTests
{
    [Fact]
    public async Task Devices_OnHubs_AreDrawnUnderTheHubTheyArePluggedInto()
    {
        CliRun run = await DevicesAsync(Plugged.Context(Plugged.RootHub(), Plugged.Hub("1-2"), Plugged.Ftdi("1-2.10"), Plugged.Keyboard("1-2.9")));
        string[] lines = [.. run.ErrorLines.SkipWhile(line => !line.StartsWith("USB devices", StringComparison.Ordinal)).Skip(1)];
        int[] at = [.. new[] { "xHCI", "1-2  05e3:0608", "1-2.9  046d:c31c", "1-2.10  0403:6001" }.Select(word => Array.FindIndex(lines, line => line.Contains(word, StringComparison.Ordinal)))];
        Assert.Equal(at.Order(), at);
        Assert.DoesNotContain(-1, at);
        int[] depth = [.. at.Select(i => lines[i].IndexOfAny([.. "b1"]))]; // "bus 1", or the port
        Assert.True(depth[0] < depth[1] && depth[1] < depth[2] && depth[2] == depth[3], run.Error);
    }

    [Fact]
    public async Task Devices_WithJson_TellWhereWhatAndWho()
    {
        CliRun run = await DevicesAsync(Plugged.Context(Plugged.RootHub(), Plugged.Ftdi("1-1"), Plugged.Keyboard("1-4")), "--json");
        JsonElement[] devices = [.. run.Document.GetProperty("usbDevices").EnumerateArray()];
        Assert.Equal("usb1 1-1 1-4", string.Join(" ", devices.Select(each => each.GetProperty("port").GetString())));
        JsonElement ftdi = devices[1];
        Assert.Equal("usb1", ftdi.GetProperty("hub").GetString());
        Assert.Equal("0403:6001", ftdi.GetProperty("id").GetString());
        Assert.Equal("FT232R USB UART", ftdi.GetProperty("product").GetString());
        Assert.Equal("full", ftdi.GetProperty("speed").GetString());
        Assert.Equal("ftdi_sio", ftdi.GetProperty("functions")[0].GetProperty("kernelDriver").GetString());
        Assert.Equal("usb:0403:6001", ftdi.GetProperty("functions")[0].GetProperty("uri").GetString());
        JsonElement keyboard = devices[2].GetProperty("functions")[0];
        Assert.Equal("keyboard", keyboard.GetProperty("class").GetString());
        Assert.Equal(JsonValueKind.Null, keyboard.GetProperty("uri").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.Document.GetProperty("usbAbsence").ValueKind);
    }

    [Fact]
    public async Task Devices_WithoutABus_SaySo()
    {
        CliRun run = await DevicesAsync(new SimulatedUsbContext());
        Assert.Contains("USB devices: none; this machine has no USB bus", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, run.Code);
    }

    [Fact]
    public async Task Devices_WithoutTheLibrary_TellWhatToInstallAndGoOn()
    {
        CliRun run = await CliRun.OfAsync(
            static context => context with { Usb = static () => throw new LinkException(LinkErrorKind.NotSupported, "no libusb: apt-get install it") },
            "devices");
        Assert.Contains("USB devices: none; no libusb: apt-get install it", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, run.Code);
    }

    [Fact]
    public async Task Descriptors_ThatCannotBeRead_SayWhy()
    {
        SimulatedUsbContext context = Plugged.Context(Plugged.RootHub());
        context.PlugBroken(UsbWire.Device(0xDEAD, 0xBEEF), "configuration 0: an interface is longer than what is left");
        CliRun run = await DevicesAsync(context);
        Assert.Contains("dead:beef", run.Error, StringComparison.Ordinal);
        Assert.Contains("an interface is longer than what is left", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_ThatMayNotBeOpened_HasItsRuleInOneLineToCopy()
    {
        CliRun run = await DevicesAsync(Plugged.Context(Plugged.RootHub(), Plugged.Ftdi("1-1", mayOpen: false)));
        Assert.Contains(run.ErrorLines, line => line.Trim() == UdevRule.For(Plugged.Ftdi("1-1").Descriptor));
        Assert.Contains(UdevRule.File, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_ThatAreAlike_HaveUrisThatTellThemApart()
    {
        CliRun run = await DevicesAsync(Plugged.Context(Plugged.Ftdi("1-1"), Plugged.Ftdi("1-2", serial: null)), "--json");
        Assert.Equal(
            $"usb:0403:6001?serial={Plugged.MaySerial} usb:0403:6001?port=1-2",
            string.Join(' ', run.Document.GetProperty("usbDevices").EnumerateArray().Select(each => each.GetProperty("functions")[0].GetProperty("uri").GetString())));
    }

    [Fact]
    public async Task Watch_OfADeviceThatComesAndGoes_TellsBothOnce()
    {
        SimulatedUsbContext context = Plugged.Context(Plugged.RootHub());
        SimulatedUsbDevice ftdi = Plugged.Ftdi("1-3");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var output = new ReactingWriter(line =>
        {
            if (line.Contains("present", StringComparison.Ordinal))
            {
                context.Plug(ftdi);
            }
            else if (line.Contains("added", StringComparison.Ordinal))
            {
                context.Unplug(ftdi);
            }
            else
            {
                interrupt.Cancel();
            }
        });
        CliRun run = await CliRun.OfAsync(
            outside => outside with { Usb = () => context, Out = output, Interrupted = interrupt.Token }, "devices", "--watch", "--json");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Equal(
            [("present", "usb1"), ("added", "1-3"), ("removed", "1-3")],
            output.Lines.Select(line => JsonDocument.Parse(line).RootElement)
                .Select(each => (each.GetProperty("event").GetString(), each.GetProperty("device").GetProperty("port").GetString())));
        Assert.Contains("+ 1-3  0403:6001  FTDI FT232R USB UART", run.Error, StringComparison.Ordinal);
    }

    private static Task<CliRun> DevicesAsync(IUsbContext usb, params string[] args) =>
        CliRun.OfAsync(context => context with { Usb = () => usb }, ["devices", .. args]);
}
