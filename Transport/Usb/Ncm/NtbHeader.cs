using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>The header of a received NTB (NTH16, NTH32), checked (NCM 1.0, 3.2).</summary>
/// <param name="Wire">The form that the block has, told by its signature.</param>
/// <param name="Sequence">wSequence.</param>
/// <param name="Length">Octets of the block that count; not more than were received.</param>
/// <param name="FirstPointers">Index of the first table; not checked.</param>
internal readonly record struct NtbHeader(NtbWire Wire, ushort Sequence, int Length, uint FirstPointers)
{
    /// <summary>Reads the header of a transfer.</summary>
    /// <returns>False: it is none, or says what can't be.</returns>
    public static bool TryParse(ReadOnlySpan<byte> transfer, out NtbHeader header)
    {
        header = default;
        if (transfer.Length < new NtbWire(NtbFormat.Ntb16).HeaderSize)
        {
            return false;
        }

        uint signature = BinaryPrimitives.ReadUInt32LittleEndian(transfer);
        var wire = new NtbWire(signature == NtbWire.Header32 ? NtbFormat.Ntb32 : NtbFormat.Ntb16);
        if (signature != wire.HeaderSignature
            || transfer.Length < wire.HeaderSize
            || BinaryPrimitives.ReadUInt16LittleEndian(transfer[4..]) != wire.HeaderSize)
        {
            return false;
        }

        uint length = wire.Read(transfer[8..]);
        if (length == 0)
        {
            length = (uint)transfer.Length; // allowed: the short packet that ends the transfer says it
        }

        header = new NtbHeader(
            wire,
            BinaryPrimitives.ReadUInt16LittleEndian(transfer[6..]),
            (int)Math.Min(length, int.MaxValue),
            wire.Read(transfer[(8 + wire.FieldSize)..]));
        return length >= wire.HeaderSize && length <= transfer.Length;
    }
}
