using UserCoNdis.Tools.Cli.Diagnosis;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Serial;

namespace UserCoNdis.Cli.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task Doctor_WithJson_ListsChecksAndKeepsStandardOutputToOneDocument()
    {
        CliRun run = await CliRun.OfAsync("doctor", "--json");
        bool ok = run.Document.GetProperty("ok").GetBoolean();
        Assert.Equal(ok ? ExitCode.Success : ExitCode.Lacking, run.Code);
        Assert.Contains(run.Document.GetProperty("checks").EnumerateArray(),
            check => check.GetProperty("name").GetString() == "pseudo-terminals" && check.GetProperty("status").GetString() == "ok");
    }

    [Fact]
    public void SerialPermission_OfAPortThatMayNotBeOpened_TellsTheGroupToJoin()
    {
        CheckResult check = Checkup.SerialPermission([Port(mayOpen: true, "dialout"), Port(mayOpen: false, "dialout")]);
        Assert.Equal(CheckStatus.Missing, check.Status);
        Assert.Contains("1 of 2", check.Detail, StringComparison.Ordinal);
        Assert.Contains("usermod -aG dialout", check.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Helper_ThatIsNowhere_IsOptionalAndNamesItsPackage()
    {
        CheckResult check = Checkup.Helper(("tshark", "tshark-package", "reads captures"), "/nowhere");
        Assert.Equal(CheckStatus.Optional, check.Status);
        Assert.Contains("tshark-package", check.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_WithJson_HasTheThreeLists()
    {
        CliRun run = await CliRun.OfAsync("devices", "--json");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains(run.Document.GetProperty("interfaces").EnumerateArray(), each => each.GetProperty("name").GetString() == "lo");
        Assert.True(run.Document.TryGetProperty("serialPorts", out _));
        Assert.True(run.Document.TryGetProperty("usbDevices", out _));
    }

    [Fact]
    public void SerialDevice_OfAPort_CarriesTheUriAndWhatMendsIt()
    {
        SerialDeviceEntry entry = DeviceList.Of(Port(mayOpen: false, "uucp"));
        Assert.Equal("serial:/dev/ttyUSB0", entry.Uri);
        Assert.Contains("uucp", entry.Mend, StringComparison.Ordinal);
        Assert.Null(DeviceList.Of(Port(mayOpen: true, "uucp")).Mend);
    }

    private static SerialPortInfo Port(bool mayOpen, string group) =>
        new("/dev/ttyUSB0", "ftdi_sio", "0403:6001", "FTDI", null, null, mayOpen, group);
}
