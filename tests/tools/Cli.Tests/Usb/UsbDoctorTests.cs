using UserCoNdis.Tools.Cli.Diagnosis;
using UserCoNdis.Tools.Cli.Diagnosis.Usb;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Cli.Tests.Usb;

/// <summary>What <c>doctor</c> tells of USB.</summary>
public sealed class UsbDoctorTests
{
    [Fact]
    public void Library_ThatIsNotThere_IsNoMustAndNamesItsPackage()
    {
        CheckResult check = UsbCheckup.Library(null, null);
        Assert.Equal(CheckStatus.Optional, check.Status);
        Assert.Contains("apt-get install libusb-1.0-0", check.Mend, StringComparison.Ordinal);
        Assert.Contains("1.0.26", UsbCheckup.Library("libusb-1.0.so.0", "1.0.26").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Buses_ThatAreNotThere_TellHowToGetThem() =>
        Assert.Contains("docker run --device", UsbCheckup.Buses("/nowhere/usb").Mend, StringComparison.Ordinal);

    [Theory]
    [InlineData("0", (int)CheckStatus.Ok, "no limit")]
    [InlineData("16", (int)CheckStatus.Ok, "16 MiB")]
    [InlineData("4", (int)CheckStatus.Optional, "4 MiB")]
    [InlineData(null, (int)CheckStatus.Optional, "no USB")]
    [InlineData("plenty", (int)CheckStatus.Optional, "does not tell")]
    public void Memory_AsTheKernelTellsIt_IsJudged(string? megabytes, int status, string word)
    {
        CheckResult check = UsbCheckup.Memory(megabytes);
        Assert.Equal((CheckStatus)status, check.Status);
        Assert.Contains(word, check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_ThatNoDriverHereTakes_NeedNoPermission()
    {
        CheckResult check = UsbCheckup.Permissions(() => Plugged.Context(Plugged.RootHub(), Plugged.Keyboard("1-1")));
        Assert.Equal(CheckStatus.Ok, check.Status);
    }

    [Fact]
    public void Device_ThatADriverHereTakesAndMayNotBeOpened_IsMissingItsRule()
    {
        CheckResult check = UsbCheckup.Permissions(() => Plugged.Context(Plugged.Ftdi("1-1", mayOpen: false), Plugged.Bulk("1-2")));
        Assert.Equal(CheckStatus.Missing, check.Status);
        Assert.Contains("1 of 2", check.Detail, StringComparison.Ordinal);
        Assert.Contains("ATTR{idProduct}==\"6001\"", check.Mend, StringComparison.Ordinal);
    }
}
