using System.Buffers.Binary;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Frames that no kernel takes for its own: EtherType 88B5, for local experiments.</summary>
internal static class Frame
{
    public const ushort Experimental = 0x88B5;

    private static readonly byte[] s_addresses = [0x02, 0, 0, 0, 0, 0xBB, 0x02, 0, 0, 0, 0, 0xAA];

    /// <summary>Tells a frame made here from what a kernel says of itself on an interface that comes up.</summary>
    public static bool IsOurs(byte[] frame) => frame.AsSpan().StartsWith(s_addresses);

    public static byte[] Make(int length, ushort etherType = Experimental, int? vlan = null, byte seed = 0)
    {
        byte[] frame = new byte[length];
        for (int i = 0; i < length; i++)
        {
            frame[i] = (byte)(i + seed);
        }

        s_addresses.CopyTo(frame, 0);
        int at = 12;
        if (vlan is { } tag)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(at), 0x8100);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(at + 2), (ushort)tag);
            at += 4;
        }

        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(at), etherType);
        return frame;
    }
}
