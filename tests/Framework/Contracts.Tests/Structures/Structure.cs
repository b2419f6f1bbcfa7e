using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Contracts.Tests.Structures;

/// <summary>One wire structure as its tests see it.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="FixedSize">Bytes that it has at least.</param>
/// <param name="Sample">One with every part filled.</param>
/// <param name="Rewrite">Reads octets and writes what was read; null: refused.</param>
public sealed record Structure(string Name, int FixedSize, byte[] Sample, Func<byte[], byte[]?> Rewrite)
{
    private const int Guard = 64;

    public delegate bool Reader<T>(ReadOnlySpan<byte> octets, out T value);

    public delegate void Writer<T>(T value, Span<byte> octets);

    /// <summary>Makes one whose Write gets a guarded buffer of exactly its size.</summary>
    public static Structure Of<T>(string name, int fixedSize, T sample, Func<T, int> size, Writer<T> write, Reader<T> read)
        where T : notnull =>
        new(name, fixedSize, Written(sample, size, write), octets => Read(octets, size, write, read));

    public override string ToString() => Name;

    private static byte[] Written<T>(T value, Func<T, int> size, Writer<T> write)
    {
        byte[] around = new byte[size(value) + (2 * Guard)];
        around.AsSpan().Fill(0xCC);
        write(value, around.AsSpan(Guard, size(value)));
        Assert.All(around[..Guard], octet => Assert.Equal(0xCC, octet));
        Assert.All(around[^Guard..], octet => Assert.Equal(0xCC, octet));
        return around[Guard..^Guard];
    }

    // What lies around the buffer must not be told by what is read from it.
    private static byte[]? Read<T>(byte[] octets, Func<T, int> size, Writer<T> write, Reader<T> read)
    {
        byte[]?[] found = [.. new byte[] { 0x00, 0xFF }.Select(fill => ReadAmid(octets, fill, size, write, read))];
        Assert.Equal(found[0], found[1]);
        return found[0];
    }

    private static byte[]? ReadAmid<T>(byte[] octets, byte fill, Func<T, int> size, Writer<T> write, Reader<T> read)
    {
        byte[] around = new byte[octets.Length + (2 * Guard)];
        around.AsSpan().Fill(fill);
        octets.CopyTo(around, Guard);
        return read(around.AsSpan(Guard, octets.Length), out T value) ? Written(value, size, write) : null;
    }
}
