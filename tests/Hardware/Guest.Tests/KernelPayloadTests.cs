using System.Buffers.Binary;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>Where a bzImage keeps the kernel: Documentation/x86/boot.</summary>
public sealed class KernelPayloadTests
{
    private const int SetupSectors = 2;
    private const int Offset = 0x40;
    private const int Length = 100;
    private const int Start = ((SetupSectors + 1) * 512) + Offset;

    [Theory]
    [InlineData(new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0 }, "xz", Length - 4)]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F, 0xFD }, "zstd", Length - 4)]
    [InlineData(new byte[] { 0x1F, 0x8B }, "gzip", Length)]
    public void Find_OfEachPacking_SaysWhereItIsAndWhatUnpacksIt(byte[] magic, string program, int length) =>
        Assert.Equal(new KernelPayload(program, Start, length), KernelPayload.Find(Image(magic)));

    [Fact]
    public void Find_InSomethingElse_Throws() =>
        Assert.Contains("no bzImage", Assert.Throws<GuestException>(() => KernelPayload.Find(new byte[4096])).Message);

    [Fact]
    public void Find_InNothing_Throws() => Assert.Throws<GuestException>(() => KernelPayload.Find([]));

    [Fact]
    public void Find_OfUnknownPacking_Throws() =>
        Assert.Contains("packed", Assert.Throws<GuestException>(() => KernelPayload.Find(Image([1, 2, 3]))).Message);

    [Fact]
    public void Find_OfLengthBehindTheEnd_Throws() =>
        Assert.Contains("cut short", Assert.Throws<GuestException>(() => KernelPayload.Find(Image([0x1F, 0x8B]).AsSpan(0, Start + Length - 1))).Message);

    private static byte[] Image(byte[] magic)
    {
        byte[] image = new byte[Start + Length];
        image[0x1F1] = SetupSectors;
        "HdrS"u8.CopyTo(image.AsSpan(0x202));
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(0x248), Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(0x24C), Length);
        magic.CopyTo(image.AsSpan(Start));
        return image;
    }
}
