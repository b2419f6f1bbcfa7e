using System.Globalization;
using System.Text;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>The "newc" format, field by field: the kernel's buffer-format.rst.</summary>
public sealed class CpioArchiveTests
{
    private const int HeaderLength = 110;

    [Fact]
    public void AddFile_OfOddLength_IsPaddedToFourOctetsBehindNameAndContent()
    {
        byte[] archive = Write(cpio => cpio.AddFile("/bin/sh", "abcde"u8));

        Assert.Equal("070701", Text(archive, 0, 6));
        Assert.Equal(0x81EDu, Field(archive, 0, 1)); // regular, 0755
        Assert.Equal(5u, Field(archive, 0, 6));
        Assert.Equal(7u, Field(archive, 0, 11)); // "bin/sh" and its end
        Assert.Equal("bin/sh\0", Text(archive, HeaderLength, 7));
        Assert.Equal("\0\0\0", Text(archive, HeaderLength + 7, 3));
        Assert.Equal("abcde\0\0\0", Text(archive, HeaderLength + 10, 8));
    }

    [Fact]
    public void AddLink_HasItsTargetForContent()
    {
        byte[] archive = Write(cpio => cpio.AddLink("bin/sh", "busybox"));

        Assert.Equal(0xA1FFu, Field(archive, 0, 1));
        Assert.Equal("busybox", Text(archive, HeaderLength + 10, 7));
    }

    [Fact]
    public void AddFolder_HasNoContentAndAnotherNumberThanTheNext()
    {
        byte[] archive = Write(cpio =>
        {
            cpio.AddFolder("dev");
            cpio.AddFolder("sys");
        });
        int second = HeaderLength + 6; // "dev", its end, padding

        Assert.Equal(0x41EDu, Field(archive, 0, 1));
        Assert.Equal(0u, Field(archive, 0, 6));
        Assert.Equal("070701", Text(archive, second, 6));
        Assert.NotEqual(Field(archive, 0, 0), Field(archive, second, 0));
    }

    [Fact]
    public void Finish_WritesTheTrailer()
    {
        byte[] archive = Write(cpio => cpio.Finish());

        Assert.Equal("TRAILER!!!\0", Text(archive, HeaderLength, 11));
        Assert.Equal(0, archive.Length % 4);
    }

    [Fact]
    public void EqualContents_GiveEqualArchives() =>
        Assert.Equal(Write(cpio => cpio.AddFile("a", "b"u8)), Write(cpio => cpio.AddFile("a", "b"u8)));

    private static byte[] Write(Action<CpioArchive> add)
    {
        using MemoryStream stream = new();
        add(new CpioArchive(stream));
        return stream.ToArray();
    }

    private static uint Field(byte[] archive, int header, int field) =>
        uint.Parse(Text(archive, header + 6 + (8 * field), 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Text(byte[] archive, int start, int length) => Encoding.ASCII.GetString(archive, start, length);
}
