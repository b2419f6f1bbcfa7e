using System.Runtime.InteropServices;
using System.Text;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>The attributes of a message: type, length and value, one after the other.</summary>
internal readonly ref struct NetlinkAttributes(ReadOnlySpan<byte> bytes)
{
    private const int HeaderBytes = 4;
    private const ushort TypeMask = 0x3FFF; // above it: nested, network byte order
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Finds the first attribute of a type; a length that is a lie ends the search.</summary>
    public bool TryFind(ushort type, out ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = _bytes;
        while (rest.Length >= HeaderBytes)
        {
            int length = MemoryMarshal.Read<ushort>(rest);
            if (length < HeaderBytes || length > rest.Length)
            {
                break;
            }

            if ((MemoryMarshal.Read<ushort>(rest[2..]) & TypeMask) == type)
            {
                value = rest[HeaderBytes..length];
                return true;
            }

            rest = rest[Math.Min((length + 3) & ~3, rest.Length)..];
        }

        value = default;
        return false;
    }

    /// <summary>Reads a text without the zero at its end; null when it is not there.</summary>
    public string? Text(ushort type)
    {
        if (!TryFind(type, out ReadOnlySpan<byte> value))
        {
            return null;
        }

        int end = value.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? value : value[..end]);
    }

    /// <summary>Reads a number; null when it is not there or of another size.</summary>
    public uint? Number(ushort type) =>
        TryFind(type, out ReadOnlySpan<byte> value) && value.Length == sizeof(uint) ? MemoryMarshal.Read<uint>(value) : null;
}
