namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>A serial port that <c>devices</c> found.</summary>
/// <param name="Uri">The link URI that opens it.</param>
/// <param name="Path">The device.</param>
/// <param name="Driver">The kernel's driver.</param>
/// <param name="Product">What a USB device calls itself.</param>
/// <param name="UsbId">Vendor and product of a USB device.</param>
/// <param name="MayOpen">Whether this user may open it.</param>
/// <param name="Mend">What gives the permission; null when it is there.</param>
internal sealed record SerialDeviceEntry(
    string Uri, string Path, string Driver, string? Product, string? UsbId, bool MayOpen, string? Mend);
