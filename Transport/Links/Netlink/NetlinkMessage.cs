using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>A message of the kernel; it lies in what was received and lives no longer.</summary>
internal readonly ref struct NetlinkMessage
{
    private NetlinkMessage(ReadOnlySpan<byte> bytes) => Bytes = bytes;

    public ushort Type => MemoryMarshal.Read<ushort>(Bytes[4..]);

    public ushort Flags => MemoryMarshal.Read<ushort>(Bytes[6..]);

    public uint Sequence => MemoryMarshal.Read<uint>(Bytes[8..]);

    /// <summary>Gets what follows the header.</summary>
    public ReadOnlySpan<byte> Payload => Bytes[NetlinkRequest.HeaderBytes..];

    private ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Takes the first message off what was received.</summary>
    /// <param name="received">Becomes what is left.</param>
    /// <param name="message">The message.</param>
    /// <returns>False: nothing is left, or its length is a lie.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> received, out NetlinkMessage message)
    {
        message = default;
        if (received.Length < NetlinkRequest.HeaderBytes)
        {
            return false;
        }

        uint length = MemoryMarshal.Read<uint>(received);
        if (length < NetlinkRequest.HeaderBytes || length > received.Length)
        {
            return false;
        }

        message = new NetlinkMessage(received[..(int)length]);
        received = received[Math.Min(((int)length + 3) & ~3, received.Length)..];
        return true;
    }

    /// <summary>Reads an answer that is an error or an acknowledgement.</summary>
    /// <param name="error">errno; 0 acknowledges.</param>
    /// <param name="text">What the kernel says about it; null when it says nothing.</param>
    /// <returns>False: it is another message, or malformed.</returns>
    public bool TryReadError(out int error, out string? text)
    {
        ReadOnlySpan<byte> payload = Payload;
        error = 0;
        text = null;
        if (Type != Rtnetlink.NLMSG_ERROR || payload.Length < sizeof(int) + NetlinkRequest.HeaderBytes)
        {
            return false;
        }

        error = unchecked(-MemoryMarshal.Read<int>(payload));
        bool capped = (Flags & Rtnetlink.NLM_F_CAPPED) != 0;
        if ((Flags & Rtnetlink.NLM_F_ACK_TLVS) != 0 && capped)
        {
            var attributes = new NetlinkAttributes(payload[(sizeof(int) + NetlinkRequest.HeaderBytes)..]);
            text = attributes.Text(Rtnetlink.NLMSGERR_ATTR_MSG);
        }

        return true;
    }
}
