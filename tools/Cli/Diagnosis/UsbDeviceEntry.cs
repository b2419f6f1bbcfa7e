namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>A USB device that <c>devices</c> found.</summary>
/// <param name="Id">Vendor and product in hexadecimal.</param>
/// <param name="Product">What it calls itself.</param>
/// <param name="SerialNumber">Its serial number.</param>
/// <param name="Driver">The kernel driver of its first interface; null when none is bound.</param>
internal sealed record UsbDeviceEntry(string Id, string? Product, string? SerialNumber, string? Driver);
