namespace UserCoNdis.Transport.Usb;

/// <summary>A device descriptor (USB 2.0, 9.6.1).</summary>
/// <param name="UsbRelease">bcdUSB: 0x0200 is USB 2.0.</param>
/// <param name="DeviceClass">bDeviceClass; 0: each interface says for itself.</param>
/// <param name="DeviceSubclass">bDeviceSubClass.</param>
/// <param name="DeviceProtocol">bDeviceProtocol.</param>
/// <param name="MaxPacketSize0">Octets of a packet of endpoint 0.</param>
/// <param name="VendorId">idVendor.</param>
/// <param name="ProductId">idProduct.</param>
/// <param name="DeviceRelease">bcdDevice; some chips tell their type by it.</param>
/// <param name="ManufacturerIndex">String descriptor of the maker; 0: none.</param>
/// <param name="ProductIndex">String descriptor of the product; 0: none.</param>
/// <param name="SerialNumberIndex">String descriptor of the serial number; 0: none.</param>
/// <param name="ConfigurationCount">bNumConfigurations.</param>
public sealed record UsbDeviceDescriptor(
    ushort UsbRelease,
    byte DeviceClass,
    byte DeviceSubclass,
    byte DeviceProtocol,
    byte MaxPacketSize0,
    ushort VendorId,
    ushort ProductId,
    ushort DeviceRelease,
    byte ManufacturerIndex,
    byte ProductIndex,
    byte SerialNumberIndex,
    byte ConfigurationCount);
