using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Writes options one after another; its buffer is sized for the largest list.</summary>
internal ref struct PppOptionWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    public int Length { get; private set; }

    /// <summary>Writes a number of up to 8 bytes, most significant byte first.</summary>
    public void Add(byte type, ulong value, int valueLength)
    {
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(number, value);
        Add(type, number[^valueLength..]);
    }

    public void Add(byte type, scoped ReadOnlySpan<byte> data)
    {
        Span<byte> target = Take(data.Length + 2);
        target[0] = type;
        target[1] = (byte)target.Length;
        data.CopyTo(target[2..]);
    }

    /// <summary>Copies an option as it came.</summary>
    public void Add(scoped ReadOnlySpan<byte> whole) => whole.CopyTo(Take(whole.Length));

    private Span<byte> Take(int length)
    {
        Span<byte> target = _buffer.Slice(Length, length);
        Length += length;
        return target;
    }
}
