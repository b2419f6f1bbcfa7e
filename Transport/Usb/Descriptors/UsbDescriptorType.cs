namespace UserCoNdis.Transport.Usb;

/// <summary>Values of bDescriptorType that the parser knows (USB 2.0, table 9-5; USB 3.2, table 9-6).</summary>
internal enum UsbDescriptorType : byte
{
    Device = 1,
    Configuration = 2,
    String = 3,
    Interface = 4,
    Endpoint = 5,
    OnTheGo = 9,
    Debug = 10,
    InterfaceAssociation = 11,
    EndpointCompanion = 48,
    IsochronousCompanion = 49,
}
