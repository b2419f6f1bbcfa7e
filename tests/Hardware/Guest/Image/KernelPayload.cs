using System.Buffers.Binary;

namespace UserCoNdis.HardwareGuest.Image;

/// <summary>
/// The compressed kernel inside a bzImage. QEMU starts the bare one directly (PVH), without the real-mode half and without
/// unpacking it under emulation, which takes four of seven seconds.
/// </summary>
/// <param name="Program">What unpacks it to its standard output.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is, without the unpacked length that the kernel's build puts behind what says none itself.</param>
public sealed record KernelPayload(string Program, int Start, int Length)
{
    // Documentation/x86/boot: the setup header and its fields.
    private const int SetupSectors = 0x1F1;
    private const int HeaderMagic = 0x202;
    private const int PayloadOffset = 0x248;
    private const int PayloadLength = 0x24C;
    private const int SectorSize = 512;
    private const int AppendedLength = 4;

    /// <summary>Finds it; throws when this is no bzImage or its packing is not known.</summary>
    public static KernelPayload Find(ReadOnlySpan<byte> image)
    {
        if (image.Length < PayloadLength + 4 || !image[HeaderMagic..].StartsWith("HdrS"u8))
        {
            throw new GuestException("the kernel is no bzImage");
        }

        long start = ((image[SetupSectors] + 1L) * SectorSize) + BinaryPrimitives.ReadUInt32LittleEndian(image[PayloadOffset..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(image[PayloadLength..]);
        if (start + length > image.Length)
        {
            throw new GuestException("the kernel is cut short");
        }

        ReadOnlySpan<byte> payload = image.Slice((int)start, (int)length);
        string program = payload switch
        {
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "xz",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "zstd",
            [0x1F, 0x8B, ..] => "gzip",
            _ => throw new GuestException("the kernel is packed in a way that is not known here"),
        };
        return new KernelPayload(program, (int)start, (int)length - (program == "gzip" ? 0 : AppendedLength));
    }
}
