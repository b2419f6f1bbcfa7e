namespace UserCoNdis.Transport.Usb;

/// <summary>bRequest of network functions (ECM 1.2, table 6; NCM 1.0, table 6-2).</summary>
internal enum NetworkRequest : byte
{
    SetEthernetPacketFilter = 0x43,
    GetNtbParameters = 0x80,
    GetNetAddress = 0x81,
    SetNetAddress = 0x82,
    SetNtbFormat = 0x84,
    SetNtbInputSize = 0x86,
    SetMaxDatagramSize = 0x88,
    SetCrcMode = 0x8A,
}
