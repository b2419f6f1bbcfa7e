using System.Runtime.InteropServices;
using System.Text;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>A request to the kernel, written piece by piece: header, fixed part, attributes.</summary>
internal sealed class NetlinkRequest
{
    public const int HeaderBytes = 16;
    private const int AttributeHeaderBytes = 4;
    private const int SequenceOffset = 8;

    private readonly byte[] _bytes = new byte[512];
    private int _length = HeaderBytes;

    /// <summary>Begins a request.</summary>
    /// <param name="type">RTM_….</param>
    /// <param name="flags">NLM_F_… beyond REQUEST.</param>
    /// <param name="fixedPart">struct ifinfomsg, ifaddrmsg or rtmsg, in the machine's byte order.</param>
    public NetlinkRequest(ushort type, ushort flags, ReadOnlySpan<byte> fixedPart)
    {
        MemoryMarshal.Write(_bytes.AsSpan(4), type);
        MemoryMarshal.Write(_bytes.AsSpan(6), (ushort)(flags | Rtnetlink.NLM_F_REQUEST));
        Append(fixedPart);
    }

    /// <summary>Gets the request as it is sent.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Numbers the request; its answer bears the number.</summary>
    public void SetSequence(uint sequence) => MemoryMarshal.Write(_bytes.AsSpan(SequenceOffset), sequence);

    /// <summary>Adds an attribute.</summary>
    public NetlinkRequest Add(ushort type, ReadOnlySpan<byte> value)
    {
        Span<byte> header = stackalloc byte[AttributeHeaderBytes];
        MemoryMarshal.Write(header, checked((ushort)(AttributeHeaderBytes + value.Length)));
        MemoryMarshal.Write(header[2..], type);
        Append(header);
        Append(value);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public NetlinkRequest Add(ushort type, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        MemoryMarshal.Write(bytes, value);
        return Add(type, bytes);
    }

    /// <summary>Adds an octet that lies in an attribute in another one.</summary>
    public NetlinkRequest AddNested(ushort outer, ushort middle, ushort type, byte value)
    {
        Span<byte> inner = stackalloc byte[2 * AttributeHeaderBytes + 4];
        inner.Clear();
        MemoryMarshal.Write(inner, (ushort)inner.Length);
        MemoryMarshal.Write(inner[2..], middle);
        MemoryMarshal.Write(inner[4..], (ushort)(AttributeHeaderBytes + sizeof(byte)));
        MemoryMarshal.Write(inner[6..], type);
        inner[8] = value;
        return Add(outer, inner);
    }

    /// <summary>Adds a text, with the zero at its end.</summary>
    public NetlinkRequest Add(ushort type, string value) => Add(type, Encoding.UTF8.GetBytes(value + '\0'));

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length = (_length + bytes.Length + 3) & ~3; // all parts begin at a multiple of 4
        MemoryMarshal.Write(_bytes, _length);
    }
}
