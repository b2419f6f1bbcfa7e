using System.Buffers.Binary;
using System.Globalization;

namespace UserCoNdis.Transport.Protocols.Ethernet;

/// <summary>A 48-bit Ethernet address as a value, first octet most significant.</summary>
/// <param name="Value">The address as a number below 2^48: 02:00:00:00:00:01 is 0x0200_0000_0001.</param>
public readonly record struct MacAddress(ulong Value)
{
    /// <summary>The octets of an address.</summary>
    public const int Size = 6;

    private const int TextLength = 17;

    /// <summary>Gets ff:ff:ff:ff:ff:ff, which every station takes.</summary>
    public static MacAddress Broadcast => new(0xFFFF_FFFF_FFFF);

    /// <summary>Gets whether this is the broadcast address.</summary>
    public bool IsBroadcast => this == Broadcast;

    /// <summary>Gets whether this names a group of stations, broadcast included: no station sends from it.</summary>
    public bool IsGroup => (Value & 0x0100_0000_0000) != 0;

    /// <summary>Gets whether this is 00:00:00:00:00:00, which names nobody.</summary>
    public bool IsZero => Value == 0;

    /// <summary>Gets whether this names one station: neither a group nor zero.</summary>
    public bool IsStation => !IsGroup && !IsZero;

    /// <summary>Reads an address from the first six octets.</summary>
    /// <param name="octets">At least <see cref="Size"/> octets.</param>
    public static MacAddress Read(ReadOnlySpan<byte> octets) =>
        new(((ulong)BinaryPrimitives.ReadUInt32BigEndian(octets) << 16) | BinaryPrimitives.ReadUInt16BigEndian(octets[4..]));

    /// <summary>Writes the six octets.</summary>
    /// <param name="octets">At least <see cref="Size"/> octets.</param>
    public void Write(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt16BigEndian(octets[4..], (ushort)Value);
        BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)(Value >> 16));
    }

    /// <summary>Reads six pairs of hexadecimal digits with colons or hyphens between them.</summary>
    /// <param name="text">Such as <c>02:00:5e:10:00:01</c>.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether the text is such a form.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out MacAddress address)
    {
        address = default;
        if (text.Length != TextLength)
        {
            return false;
        }

        ulong value = 0;
        for (int i = 0; i < TextLength; i += 3)
        {
            bool isParted = i == 0 || text[i - 1] is ':' or '-';
            if (!isParted || !byte.TryParse(text.Slice(i, 2), NumberStyles.AllowHexSpecifier, null, out byte octet))
            {
                return false;
            }

            value = (value << 8) | octet;
        }

        address = new(value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Octet(5):x2}:{Octet(4):x2}:{Octet(3):x2}:{Octet(2):x2}:{Octet(1):x2}:{Octet(0):x2}";

    private byte Octet(int fromLast) => (byte)(Value >> (8 * fromLast));
}
