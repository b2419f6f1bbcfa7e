using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Cli.Tests.Usb;

/// <summary>What a call over a <c>usb:</c> link refuses, and how it ends.</summary>
public sealed class UsbCallTests
{
    [Theory]
    [InlineData("usb:ftdi", "VID:PID", "usb:0403:6001")]
    [InlineData("usb:0403:6001?bus=300", "bus", "255")]
    [InlineData("usb:0403:6001?driver=windows", "driver", "ftdi")]
    [InlineData("usb:0403:6001?interface=7", "interface 7", "0 (ftdi)")]
    [InlineData("usb:0403:6001?colour=red", "colour", "serial")]
    public async Task Link_ThatCannotBeMeant_IsRefused(string link, params string[] words) =>
        (await DialAsync(Plugged.Context(Plugged.RootHub(), Plugged.Ftdi("1-1")), link, "--direct")).AssertRefused(ExitCode.BadUsage, words);

    [Fact]
    public async Task Device_ThatIsNotThere_TellsWhatIsThere() =>
        (await DialAsync(Plugged.Context(Plugged.RootHub(), Plugged.Keyboard("1-3")), "usb:0403:6001", "--direct"))
            .AssertRefused(ExitCode.BadUsage, "no such USB device", "046d:c31c", "USB Keyboard", "ucondis devices");

    [Fact]
    public async Task Device_OfAnotherSerialNumber_IsNamedAsTheNearest()
    {
        CliRun run = await DialAsync(Plugged.Context(Plugged.Ftdi("1-1"), Plugged.Keyboard("1-3")), "usb:0403:6001?serial=X", "--direct");
        run.AssertRefused(ExitCode.BadUsage, "no such USB device", Plugged.MaySerial, "port 1-1");
        Assert.DoesNotContain("Keyboard", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_ThatAreAlike_AreListedAsUrisThatTellThemApart()
    {
        SimulatedUsbContext context = Plugged.Context(Plugged.Ftdi("1-1"), Plugged.Ftdi("1-2", serial: "B1&2"), Plugged.Ftdi("1-3", serial: null));
        (await DialAsync(context, "usb:0403:6001", "--direct")).AssertRefused(
            ExitCode.BadUsage, $"usb:0403:6001?serial={Plugged.MaySerial}", "usb:0403:6001?serial=B1%262", "usb:0403:6001?port=1-3");
    }

    [Fact]
    public async Task Device_ThatNoDriverTakes_SaysWhichInterfacesItHas() =>
        (await DialAsync(Plugged.Context(Plugged.Keyboard("1-1")), "usb:046d:c31c", "--direct"))
            .AssertRefused(ExitCode.Lacking, "no driver", "03/01/01");

    [Fact]
    public async Task Device_ThatMayNotBeOpened_TellsTheRuleItsFileAndTheCommand()
    {
        CliRun run = await DialAsync(Plugged.Context(Plugged.Ftdi("1-1", mayOpen: false)), "usb:0403:6001", "--direct");
        run.AssertRefused(ExitCode.Lacking, UdevRule.File, "udevadm control --reload", "ATTR{idVendor}==\"0403\"", "ATTR{idProduct}==\"6001\"");
        Assert.DoesNotContain("usermod", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_ThatAKernelDriverHas_IsLeftToItWithoutDetaching() =>
        (await DialAsync(Plugged.Context(Plugged.Ftdi("1-1")), "usb:0403:6001?detach=no", "--direct"))
            .AssertRefused(ExitCode.Failed, "ftdi_sio", "detach=no");

    [Theory]
    [InlineData("usb:0525:a4a0", "--service", "internet", "PPPoE")]
    [InlineData("usb:0525:a4a0?mode=packet", "--number", "5", "Ethernet frames")]
    public async Task Options_ForTheOtherKindOfDevice_AreRefused(string link, string option, string value, string word) =>
        (await DialAsync(Plugged.Context(Plugged.Bulk("1-1")), link, option, value)).AssertRefused(ExitCode.BadUsage, option, word);

    [Fact]
    public async Task Answer_OnADeviceWithFrames_IsAConcentrator() =>
        (await RunAsync(Plugged.Context(Plugged.Bulk("1-1")), "answer", "usb:0525:a4a0?mode=packet", "--ping"))
            .AssertRefused(ExitCode.BadUsage, "--ping", "one call");

    [Fact]
    public async Task Device_UnpluggedInACall_EndsItWithTheCause()
    {
        SimulatedUsbDevice device = Plugged.Bulk("1-1");
        SimulatedUsbContext context = Plugged.Context(device);
        device.Out(0x02).OnTransfer = _ => context.Unplug(device); // PPP has begun to negotiate
        CliRun run = await DialAsync(context, "usb:0525:a4a0", "--direct", "--json");
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("linkDeviceRemoved", run.Document.GetProperty("cause").GetString());
        Assert.Contains("0525:a4a0", run.Document.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, run.Document.GetProperty("leaks").GetInt32());
        device.ThrowIfHeld();
    }

    [Fact]
    public async Task Device_UnpluggedWhileACallIsWaitedFor_EndsTheWait()
    {
        SimulatedUsbDevice device = Plugged.Bulk("1-1");
        SimulatedUsbContext context = Plugged.Context(device);
        using var loop = new EpollLoop();
        loop.Start();
        var options = new StationOptions
        {
            Name = "answerer",
            Link = "usb:0525:a4a0",
            Device = new ModemDevice(new ModemOptions { Direct = true }),
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using WanStation station = await WanStation.OpenAsync(options, LinkCatalog.Create(() => context), loop, limit.Token);
        Task<StationCall> answering = station.AnswerAsync(limit.Token);
        await station.InvokeAsync(() => context.Unplug(device));
        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => answering);
        Assert.Equal("LinkDeviceRemoved", failed.Cause);
        StationReport report = await station.CloseAsync();
        Assert.Empty(report.Leaks);
        device.ThrowIfHeld();
    }

    private static Task<CliRun> DialAsync(IUsbContext usb, params string[] args) => RunAsync(usb, ["dial", .. args]);

    private static Task<CliRun> RunAsync(IUsbContext usb, params string[] args) =>
        CliRun.OfAsync(context => context with { Usb = () => usb }, args);
}
