using System.Buffers.Binary;

namespace UserCoNdis.HardwareGuest.Image;

/// <summary>Whether a program runs where there are no shared libraries: an ELF file that names no interpreter.</summary>
public static class StaticProgram
{
    // System V ABI, chapters 4 and 5 (64 bit): where the program headers are said to be, and the one of an interpreter.
    private const int HeaderLength = 64;
    private const int TableOffset = 0x20;
    private const int EntrySize = 0x36;
    private const int EntryCount = 0x38;
    private const uint Interpreter = 3;

    private static ReadOnlySpan<byte> Magic => [0x7F, (byte)'E', (byte)'L', (byte)'F', 2];

    /// <summary>Whether the file at a path is one.</summary>
    public static bool Is(string path) => Is(File.ReadAllBytes(path));

    /// <summary>Whether these octets are one.</summary>
    public static bool Is(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith(Magic))
        {
            return false;
        }

        ulong table = BinaryPrimitives.ReadUInt64LittleEndian(file[TableOffset..]);
        int size = BinaryPrimitives.ReadUInt16LittleEndian(file[EntrySize..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(file[EntryCount..]);
        if (size < sizeof(uint) || table > (ulong)file.Length || (ulong)(size * count) > (ulong)file.Length - table)
        {
            return false;
        }

        ReadOnlySpan<byte> headers = file.Slice((int)table, size * count);
        for (int at = 0; at < headers.Length; at += size)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(headers[at..]) == Interpreter)
            {
                return false;
            }
        }

        return true;
    }
}
