using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>Builds NTBs with the writer under test, and frames to put into them.</summary>
internal static class Ntb
{
    public static NtbLayout Plain(NtbFormat format, int maxSize = 16384) => new(new NtbWire(format), maxSize, 40, 4, 0, 4);

    /// <summary>A frame whose octets tell which it is.</summary>
    public static byte[] Frame(int length, int number) => [.. Enumerable.Range(0, length).Select(i => (byte)(number * 31 + i))];

    public static byte[] Write(NtbLayout layout, ushort sequence, params byte[][] frames)
    {
        var plan = new NtbPlan(layout);
        foreach (byte[] frame in frames)
        {
            Assert.True(plan.TryAdd(frame.Length));
        }

        byte[] block = new byte[plan.Size];
        block.AsSpan().Fill(0xDD); // what was there before must not go out
        var writer = new NtbWriter(plan, sequence, block);
        foreach (byte[] frame in frames)
        {
            writer.Write(frame);
        }

        return block;
    }

    /// <summary>The datagrams of a block as octets.</summary>
    public static List<byte[]> Read(NtbParser parser, byte[] block, int room = 64)
    {
        var datagrams = new NtbDatagram[room];
        int count = parser.Parse(block, datagrams);
        return [.. datagrams.Take(count).Select(d => block.AsSpan(d.Offset, d.Length).ToArray())];
    }

    public static byte[] Hex(string text) => Wire.Hex(text);
}
