using System.Buffers.Binary;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Looks at the header of a frame between the WAN layer and the miniport (contract 5.4).</summary>
internal static class WanFrame
{
    /// <summary>Tells whether the frame holds a control protocol: its number is 8000 or more (RFC 1661 section 2).</summary>
    public static bool IsControl(ReadOnlySpan<byte> frame)
    {
        if (frame.Length >= 4 && BinaryPrimitives.ReadUInt16BigEndian(frame) == 0xFF03)
        {
            frame = frame[2..];
        }

        // An odd first octet is a whole protocol number, below 0100 (PFC).
        return frame.Length >= 2 && (frame[0] & 1) == 0 && frame[0] >= 0x80;
    }
}
