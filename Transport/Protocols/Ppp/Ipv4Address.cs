using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>An IPv4 address as a value, most significant byte first in <see cref="Value"/>.</summary>
/// <param name="Value">The address as a number: 10.0.0.1 is 0x0A000001.</param>
public readonly record struct Ipv4Address(uint Value)
{
    /// <summary>Gets whether this is 0.0.0.0, which asks the peer for an address (RFC 1332 section 3.3).</summary>
    public bool IsUnspecified => Value == 0;

    /// <summary>Reads an address from the first four bytes of a field in network order.</summary>
    /// <param name="bytes">At least 4 bytes.</param>
    public static Ipv4Address Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt32BigEndian(bytes));

    /// <summary>Writes the address in network order.</summary>
    /// <param name="bytes">At least 4 bytes.</param>
    public void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt32BigEndian(bytes, Value);

    /// <summary>Reads the dotted form.</summary>
    /// <param name="text">Four decimal numbers of 0 to 255 with dots.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether the text is such a form.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Ipv4Address address)
    {
        uint value = 0;
        int parts = 0;
        foreach (Range part in text.Split('.'))
        {
            if (++parts > 4 || !byte.TryParse(text[part], System.Globalization.NumberStyles.None, null, out byte octet))
            {
                parts = 5;
                break;
            }

            value = (value << 8) | octet;
        }

        address = parts == 4 ? new(value) : default;
        return parts == 4;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Value >> 24}.{(Value >> 16) & 255}.{(Value >> 8) & 255}.{Value & 255}";
}
