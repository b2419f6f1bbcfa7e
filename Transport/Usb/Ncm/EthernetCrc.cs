namespace UserCoNdis.Transport.Usb;

/// <summary>CRC-32 of Ethernet (IEEE 802.3, 3.2.9), which NCM puts behind a datagram where both ends want it.</summary>
internal static class EthernetCrc
{
    private const uint Polynomial = 0xEDB8_8320; // reflected

    private static readonly uint[] s_table = MakeTable();

    /// <summary>Computes the CRC; on the wire its lowest octet comes first.</summary>
    public static uint Compute(ReadOnlySpan<byte> octets)
    {
        uint crc = uint.MaxValue;
        foreach (byte octet in octets)
        {
            crc = crc >> 8 ^ s_table[(byte)crc ^ octet];
        }

        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ Polynomial : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
