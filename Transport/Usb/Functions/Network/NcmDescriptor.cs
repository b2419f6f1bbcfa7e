namespace UserCoNdis.Transport.Usb;

/// <summary>The NCM functional descriptor (NCM 1.0, 5.2.1): which requests the function knows.</summary>
/// <param name="Capabilities">bmNetworkCapabilities.</param>
internal readonly record struct NcmDescriptor(byte Capabilities)
{
    private const int Length = 6;

    /// <summary>Gets whether SET_ETHERNET_PACKET_FILTER is known.</summary>
    public bool HasPacketFilter => (Capabilities & 0x01) != 0;

    /// <summary>Gets whether GET_NET_ADDRESS and SET_NET_ADDRESS are known.</summary>
    public bool HasNetAddress => (Capabilities & 0x02) != 0;

    /// <summary>Gets whether GET_MAX_DATAGRAM_SIZE and SET_MAX_DATAGRAM_SIZE are known.</summary>
    public bool HasMaxDatagramSize => (Capabilities & 0x08) != 0;

    /// <summary>Gets whether GET_CRC_MODE and SET_CRC_MODE are known.</summary>
    public bool HasCrcMode => (Capabilities & 0x10) != 0;

    /// <summary>Gets whether SET_NTB_INPUT_SIZE has eight octets, with a number of datagrams.</summary>
    public bool HasInputDatagrams => (Capabilities & 0x20) != 0;

    /// <summary>Reads the descriptor of a communications interface.</summary>
    /// <returns>False: it has none.</returns>
    public static bool TryRead(UsbInterface control, out NcmDescriptor descriptor)
    {
        ReadOnlySpan<byte> octets = CdcDescriptors.Find(control, CdcDescriptorSubtype.Ncm, Length);
        descriptor = octets.IsEmpty ? default : new NcmDescriptor(octets[5]);
        return !octets.IsEmpty;
    }
}
