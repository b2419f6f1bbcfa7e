namespace UserCoNdis.Transport.Usb;

/// <summary>One alternate setting of an interface (USB 2.0, 9.6.5) with what follows it.</summary>
/// <param name="Number">bInterfaceNumber.</param>
/// <param name="Alternate">bAlternateSetting; 0 is the one after SET_CONFIGURATION.</param>
/// <param name="Class">bInterfaceClass.</param>
/// <param name="Subclass">bInterfaceSubClass.</param>
/// <param name="Protocol">bInterfaceProtocol.</param>
/// <param name="NameIndex">String descriptor of its name; 0: none.</param>
/// <param name="Endpoints">Its endpoints beside endpoint 0, in the device's order.</param>
/// <param name="ClassDescriptors">Class and vendor specific descriptors, each whole with length and type, in the device's order.</param>
public sealed record UsbInterface(
    byte Number,
    byte Alternate,
    byte Class,
    byte Subclass,
    byte Protocol,
    byte NameIndex,
    IReadOnlyList<UsbEndpoint> Endpoints,
    IReadOnlyList<ReadOnlyMemory<byte>> ClassDescriptors)
{
    /// <summary>Finds the first endpoint of a kind.</summary>
    /// <returns>Null: it has none.</returns>
    public UsbEndpoint? Find(UsbTransferType type, bool isIn)
    {
        foreach (UsbEndpoint endpoint in Endpoints)
        {
            if (endpoint.Type == type && endpoint.IsIn == isIn)
            {
                return endpoint;
            }
        }

        return null;
    }
}
