namespace UserCoNdis.Transport.Usb;

/// <summary>A function that a driver found in a device.</summary>
/// <param name="Driver">Who drives it.</param>
/// <param name="ConfigurationValue">The configuration in which it is.</param>
/// <param name="Control">The interface that it is named by: <c>interface=N</c> of the URI.</param>
/// <param name="Data">The alternate setting of the interface with the bulk endpoints; the same as <paramref name="Control"/> where there is only one.</param>
/// <param name="Notification">The interrupt endpoint; null: none.</param>
/// <param name="In">The bulk endpoint to the host; null: none (a sink).</param>
/// <param name="Out">The bulk endpoint to the device; null: none (a source).</param>
public sealed record UsbFunction(
    IUsbFunctionDriver Driver,
    byte ConfigurationValue,
    UsbInterface Control,
    UsbInterface Data,
    UsbEndpoint? Notification,
    UsbEndpoint? In,
    UsbEndpoint? Out);
