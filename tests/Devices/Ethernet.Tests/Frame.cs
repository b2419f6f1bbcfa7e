using System.Buffers.Binary;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Frames that no kernel takes for its own: EtherType 88B5, for local experiments.</summary>
internal static class Frame
{
    public const ushort Experimental = 0x88B5;

    public static byte[] Make(int length, ushort etherType = Experimental, int? vlan = null, byte seed = 0)
    {
        byte[] frame = new byte[length];
        for (int i = 0; i < length; i++)
        {
            frame[i] = (byte)(i + seed);
        }

        ((byte[])[0x02, 0, 0, 0, 0, 0xBB, 0x02, 0, 0, 0, 0, 0xAA]).CopyTo(frame, 0);
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
