namespace UserCoNdis.Framework.Contracts;

/// <summary>The addresses that a client can be called at (CO_ADDRESS_LIST), the answer to OID_CO_GET_ADDRESSES.</summary>
/// <param name="NumberOfAddressesAvailable">How many there are.</param>
/// <param name="Addresses">AddressList: NumberOfAddresses of them, each beginning at a multiple of 4 [I].</param>
public readonly record struct CoAddressList(uint NumberOfAddressesAvailable, IReadOnlyList<CoAddress> Addresses)
{
    /// <summary>The size of the structure without addresses, in bytes.</summary>
    public const int FixedSize = 8;

    /// <summary>The most addresses that are read: a call manager's word is bounded.</summary>
    public const int MaxAddresses = 256;

    private const int Alignment = 4;

    /// <summary>Gets the size of the structure in bytes.</summary>
    public int Size
    {
        get
        {
            int size = FixedSize;
            foreach (CoAddress address in Addresses)
            {
                size += Aligned(address.Size);
            }

            return size;
        }
    }

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short for what it tells, or it tells too many.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoAddressList list)
    {
        FieldReader r = new(buffer, FixedSize);
        (uint available, uint count) = (r.UInt32(), r.UInt32());
        bool ok = r.IsOk && count <= MaxAddresses && count <= available;
        List<CoAddress> addresses = [];
        for (int at = FixedSize; ok && addresses.Count < count; at = Math.Min(at, buffer.Length))
        {
            ok = CoAddress.TryRead(buffer[at..], out CoAddress address);
            addresses.Add(address);
            at += Aligned(address.Size);
        }

        list = ok ? new(available, addresses) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        buffer[..Size].Clear();
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32(NumberOfAddressesAvailable);
        w.UInt32((uint)Addresses.Count);
        int at = FixedSize;
        foreach (CoAddress address in Addresses)
        {
            address.Write(buffer[at..]);
            at += Aligned(address.Size);
        }
    }

    private static int Aligned(int size) => (size + Alignment - 1) / Alignment * Alignment;
}
