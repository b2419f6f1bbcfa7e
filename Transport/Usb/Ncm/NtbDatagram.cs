namespace UserCoNdis.Transport.Usb;

/// <summary>Where a datagram lies in an NTB.</summary>
/// <param name="Offset">Octets from the beginning of the NTB.</param>
/// <param name="Length">Its octets, without a CRC.</param>
internal readonly record struct NtbDatagram(int Offset, int Length)
{
    /// <summary>Gets the octet behind its last.</summary>
    public int End => Offset + Length;

    /// <summary>Tells whether two stretches share an octet.</summary>
    public bool Overlaps(NtbDatagram other) => Offset < other.End && other.Offset < End;
}
