namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>A line of <c>devices --watch --json</c>.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Device">To which device.</param>
internal sealed record UsbEvent(UsbEventKind Event, UsbDeviceEntry Device);
