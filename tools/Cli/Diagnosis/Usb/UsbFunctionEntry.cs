namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>A function of a USB device, or an interface that no driver here takes.</summary>
/// <param name="Interface">The interface that it is named by.</param>
/// <param name="Class">Its class in words.</param>
/// <param name="KernelDriver">The kernel driver that has it now; null: none.</param>
/// <param name="Driver">The driver here that would take it; null: none.</param>
/// <param name="Description">What that driver makes of it, in words; null: nothing.</param>
/// <param name="Uri">The link URI that opens it; null: nothing does.</param>
internal sealed record UsbFunctionEntry(int Interface, string Class, string? KernelDriver, string? Driver, string? Description, string? Uri);
