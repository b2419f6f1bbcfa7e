using System.Buffers.Binary;
using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Integration.Tests.Capture;

public sealed class CaptureFileTests
{
    // Authenticate-Request of peer "joe" with password "sesame".
    private const string PapRequest = "FF 03 C0 23 01 01 00 0F 03 6A 6F 65 06 73 65 73 61 6D 65";

    [Fact]
    public void Packets_FromManyThreads_MakeWholeBlocks()
    {
        using MemoryStream stream = new();
        CaptureFile file = new(stream, "UserCoNdis");
        CaptureInterface a = file.AddPpp("loop:a");
        CaptureInterface b = file.AddPpp("loop:b");
        Parallel.For(0, 1000, i => (i % 2 == 0 ? a : b).Packet(PcapngDirection.Outbound, new byte[i % 50], i));
        file.Dispose();
        Assert.Equal(1 + 2 + 1000 + 2, Blocks(stream.ToArray()));
        Assert.Equal(500, a.Statistics.Received);
    }

    [Fact]
    public void File_AfterEveryWrite_EndsWithAWholeBlock()
    {
        using BlockCheckingStream stream = new();
        using CaptureFile file = new(stream, "UserCoNdis");
        CaptureInterface ppp = file.AddPpp("loop:a", "one end", 115_200);
        for (int i = 0; i < 10; i++)
        {
            ppp.Packet(PcapngDirection.Inbound, new byte[i], i, "comment");
        }

        Assert.Equal(12, stream.Writes);
    }

    [Fact]
    [Trait("Spec", "RFC1334 2.2.1")]
    public void PapPassword_ByDefault_IsMasked()
    {
        Assert.DoesNotContain("sesame", Latin1(Capture(PapRequest, keepSecrets: false)), StringComparison.Ordinal);
        Assert.Contains("joe", Latin1(Capture(PapRequest, keepSecrets: false)), StringComparison.Ordinal);
        Assert.Contains("sesame", Latin1(Capture(PapRequest, keepSecrets: true)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FF 03 C0 23 01 01 00 0F FF 6A 6F 65")] // a length that lies
    [InlineData("C0 23 01 01 00 06 00 00")]
    [InlineData("C0 23")]
    [InlineData("C0")]
    [InlineData("")]
    public void PapFrame_Truncated_DoesNoHarm(string frame) => Assert.NotEmpty(Capture(frame, keepSecrets: false));

    [Fact]
    public void Disk_Failing_EndsTheCaptureAlone()
    {
        using FailingStream stream = new();
        using CaptureFile file = new(stream, "UserCoNdis");
        file.AddPpp("loop:a").Packet(PcapngDirection.Inbound, [1, 2, 3], 1);
        Assert.NotNull(file.Failure);
    }

    private static byte[] Capture(string frame, bool keepSecrets)
    {
        using MemoryStream stream = new();
        using (CaptureFile file = new(stream, "UserCoNdis", keepSecrets))
        {
            file.AddPpp("loop:a").Packet(PcapngDirection.Outbound, Wire.Hex(frame), 1);
        }

        return stream.ToArray();
    }

    private static string Latin1(byte[] octets) => System.Text.Encoding.Latin1.GetString(octets);

    private static int Blocks(ReadOnlySpan<byte> file)
    {
        int blocks = 0;
        while (!file.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
            Assert.Equal(length, BinaryPrimitives.ReadInt32LittleEndian(file[(length - 4)..]));
            file = file[length..];
            blocks++;
        }

        return blocks;
    }

    private sealed class BlockCheckingStream : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Assert.Equal(1, Blocks(buffer));
            Writes++;
            base.Write(buffer);
        }
    }

    private sealed class FailingStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("disk full");
    }
}
