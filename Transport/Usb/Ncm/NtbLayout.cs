using System.Numerics;

namespace UserCoNdis.Transport.Usb;

/// <summary>How NTBs to a device are laid out.</summary>
/// <param name="Wire">Their form.</param>
/// <param name="MaxSize">The most octets of one.</param>
/// <param name="MaxDatagrams">The most datagrams in one.</param>
/// <param name="Divisor">A datagram's place divided by this, a power of two,</param>
/// <param name="Remainder">leaves this.</param>
/// <param name="TableAlignment">The table's place is a multiple of this, a power of two.</param>
internal readonly record struct NtbLayout(NtbWire Wire, int MaxSize, int MaxDatagrams, int Divisor, int Remainder, int TableAlignment)
{
    private const int EthernetHeader = 14;
    private const int LeastAlignment = 4;
    private const int MostAlignment = 4096; // beyond a page it is no alignment that hardware asks for

    /// <summary>Gets where the table is: behind the header.</summary>
    public int TableOffset => AlignUp(Wire.HeaderSize, TableAlignment);

    /// <summary>Gets the octets of the longest datagram that has room, alone in an NTB; not positive: none has.</summary>
    public int LongestDatagram => MaxSize - FirstDatagram(1);

    /// <summary>Gets where the first datagram is behind a table of so many.</summary>
    public int FirstDatagram(int count) => Place(TableOffset + TableSize(count));

    /// <summary>Gets the octets of a table of so many datagrams and the entry that ends it.</summary>
    public int TableSize(int count) => Wire.PointersHeaderSize + (count + 1) * Wire.EntrySize;

    /// <summary>Gets the first place from an octet on where a datagram may lie.</summary>
    public int Place(int from) => from + ((Remainder - from) & (Divisor - 1));

    /// <summary>Makes the layout that a device asks for; senseless alignments become the least ones.</summary>
    /// <param name="parameters">What the device said.</param>
    /// <param name="format">The form.</param>
    /// <param name="blockSize">Octets of our own blocks.</param>
    /// <param name="maxDatagrams">The most datagrams that we put in one.</param>
    public static NtbLayout For(in NtbParameters parameters, NtbFormat format, int blockSize, int maxDatagrams)
    {
        int divisor = Sane(parameters.OutDivisor);
        int most = format == NtbFormat.Ntb16 ? Math.Min(blockSize, ushort.MaxValue) : blockSize;
        return new NtbLayout(
            new NtbWire(format),
            // One octet less than the device takes: then an NTB of whole packets is always followed by an empty one, which is
            // forbidden only behind one of just that size (NCM 1.0, 3.2.2).
            Math.Min(parameters.OutMaxSize - 1, most),
            parameters.OutMaxDatagrams == 0 ? maxDatagrams : Math.Min(parameters.OutMaxDatagrams, maxDatagrams),
            divisor,
            // What is aligned is the payload behind the Ethernet header (NCM 1.0, 3.3.4).
            (parameters.OutPayloadRemainder - EthernetHeader) & (divisor - 1),
            Sane(parameters.OutAlignment));
    }

    private static int Sane(int alignment) =>
        alignment is >= LeastAlignment and <= MostAlignment && BitOperations.IsPow2(alignment) ? alignment : LeastAlignment;

    private static int AlignUp(int from, int alignment) => (from + alignment - 1) & -alignment;
}
