namespace UserCoNdis.Transport.Usb;

/// <summary>A configuration with all that stands in its descriptor set (USB 2.0, 9.6.3), already checked.</summary>
/// <param name="Value">bConfigurationValue.</param>
/// <param name="IsSelfPowered">Bit 6 of bmAttributes.</param>
/// <param name="MaxPowerMilliamperes">What it may draw from the bus.</param>
/// <param name="Interfaces">Every alternate setting of every interface, in the device's order.</param>
/// <param name="Associations">Interfaces that make up one function (interface association descriptors).</param>
public sealed record UsbConfiguration(
    byte Value,
    bool IsSelfPowered,
    int MaxPowerMilliamperes,
    IReadOnlyList<UsbInterface> Interfaces,
    IReadOnlyList<UsbAssociation> Associations);
