using System.Globalization;
using System.Text;

namespace UserCoNdis.HardwareGuest.Image;

/// <summary>
/// Writes the archive that a kernel unpacks into its first file system: cpio, "newc" (the kernel's
/// Documentation/driver-api/early-userspace/buffer-format). Everything belongs to root and has no date, so that equal contents give
/// equal archives.
/// </summary>
public sealed class CpioArchive(Stream output)
{
    private const uint DirectoryType = 0x4000;
    private const uint FileType = 0x8000;
    private const uint LinkType = 0xA000;
    private const int Alignment = 4;

    private uint _next = 1;
    private long _written;

    /// <summary>Adds a folder; the folders above it have to be there.</summary>
    public void AddFolder(string name) => Add(name, DirectoryType | 0b111_101_101, []);

    /// <summary>Adds a file that all may read and run.</summary>
    public void AddFile(string name, ReadOnlySpan<byte> content) => Add(name, FileType | 0b111_101_101, content);

    /// <summary>Adds a symbolic link.</summary>
    public void AddLink(string name, string target) => Add(name, LinkType | 0b111_111_111, Encoding.UTF8.GetBytes(target));

    /// <summary>Writes the entry that ends an archive.</summary>
    public void Finish() => Add("TRAILER!!!", 0, []);

    private void Add(string name, uint mode, ReadOnlySpan<byte> content)
    {
        byte[] path = Encoding.UTF8.GetBytes(name.TrimStart('/') + '\0');
        ReadOnlySpan<uint> fields =
        [
            _next++,
            mode,
            0, // user
            0, // group
            1, // links
            0, // time
            checked((uint)content.Length),
            0, 0, // device it lies on
            0, 0, // device it is
            (uint)path.Length,
            0, // checksum, of another variant
        ];
        StringBuilder header = new("070701");
        foreach (uint field in fields)
        {
            _ = header.Append(field.ToString("X8", CultureInfo.InvariantCulture));
        }

        Write(Encoding.ASCII.GetBytes(header.ToString()));
        Write(path);
        Pad();
        Write(content);
        Pad();
    }

    private void Write(ReadOnlySpan<byte> octets)
    {
        output.Write(octets);
        _written += octets.Length;
    }

    private void Pad() => Write(new byte[(int)(-_written & (Alignment - 1))]);
}
