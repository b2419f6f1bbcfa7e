using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Usb.Tests.LibUsb;

public sealed class LibUsbErrorsTests
{
    private const string Device = "usb:0403:6001";

    [Theory]
    [InlineData(-1, LinkErrorKind.InputOutput)]
    [InlineData(-2, LinkErrorKind.InvalidOption)]
    [InlineData(-3, LinkErrorKind.PermissionDenied)]
    [InlineData(-4, LinkErrorKind.DeviceRemoved)]
    [InlineData(-5, LinkErrorKind.NotFound)]
    [InlineData(-6, LinkErrorKind.Busy)]
    [InlineData(-7, LinkErrorKind.TimedOut)]
    [InlineData(-8, LinkErrorKind.InputOutput)]
    [InlineData(-9, LinkErrorKind.NotSupported)]
    [InlineData(-10, LinkErrorKind.InputOutput)]
    [InlineData(-11, LinkErrorKind.InputOutput)]
    [InlineData(-12, LinkErrorKind.NotSupported)]
    [InlineData(-99, LinkErrorKind.InputOutput)]
    [InlineData(-1234, LinkErrorKind.InputOutput)]
    public void Exception_OfEachError_HasItsKindTheDeviceAndTheNumber(int error, LinkErrorKind kind)
    {
        LinkException exception = LibUsbErrors.Exception(error, Device, "claiming interface 1");
        Assert.Equal((kind, error), (exception.Kind, exception.NativeCode));
        Assert.StartsWith("usb:0403:6001: claiming interface 1: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OfEachError_SaysSomethingElse() =>
        Assert.Equal(14, Enumerable.Range(1, 12).Append(99).Append(1234).Select(error => LibUsbErrors.Describe(-error)).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData(0, UsbTransferStatus.Completed)]
    [InlineData(1, UsbTransferStatus.Error)]
    [InlineData(2, UsbTransferStatus.TimedOut)]
    [InlineData(3, UsbTransferStatus.Cancelled)]
    [InlineData(4, UsbTransferStatus.Stall)]
    [InlineData(5, UsbTransferStatus.NoDevice)]
    [InlineData(6, UsbTransferStatus.Overflow)]
    [InlineData(77, UsbTransferStatus.Error)]
    public void StatusOf_EachTransferStatus_IsOurs(int theirs, UsbTransferStatus ours) => Assert.Equal(ours, LibUsbErrors.StatusOf(theirs));

    [Theory]
    [InlineData(-4, UsbTransferStatus.NoDevice)]
    [InlineData(-7, UsbTransferStatus.TimedOut)]
    [InlineData(-8, UsbTransferStatus.Overflow)]
    [InlineData(-9, UsbTransferStatus.Stall)]
    [InlineData(-11, UsbTransferStatus.NoMemory)]
    [InlineData(-1, UsbTransferStatus.Error)]
    [InlineData(-99, UsbTransferStatus.Error)]
    public void RefusalOf_ASubmission_SaysWhy(int error, UsbTransferStatus status) => Assert.Equal(status, LibUsbErrors.RefusalOf(error));

    [Fact]
    public void Exception_OfAFullQuota_NamesTheSettingThatRaisesIt()
    {
        LinkException exception = UsbErrors.Exception(UsbTransferStatus.NoMemory, Device, "reading endpoint 0x81");
        Assert.Equal(LinkErrorKind.InputOutput, exception.Kind);
        Assert.Contains("/sys/module/usbcore/parameters/usbfs_memory_mb", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OfEachStatus_SaysSomethingElse()
    {
        UsbTransferStatus[] all = Enum.GetValues<UsbTransferStatus>();
        Assert.Equal(all.Length, all.Select(UsbErrors.Describe).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(UsbTransferStatus.NoDevice, LinkErrorKind.DeviceRemoved)]
    [InlineData(UsbTransferStatus.Stall, LinkErrorKind.NotSupported)]
    [InlineData(UsbTransferStatus.TimedOut, LinkErrorKind.TimedOut)]
    [InlineData(UsbTransferStatus.Overflow, LinkErrorKind.InputOutput)]
    public void KindOf_AStatus_IsWhatCallersActOn(UsbTransferStatus status, LinkErrorKind kind) => Assert.Equal(kind, UsbErrors.KindOf(status));
}
