using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>An endpoint that sends to the host.</summary>
public sealed class SimulatedInEndpoint : SimulatedEndpoint
{
    private readonly Queue<byte[]> _packets = new();

    internal SimulatedInEndpoint(byte address, int maxPacketSize)
        : base(address, maxPacketSize)
    {
    }

    /// <summary>Gets or sets the program that makes packets; null: there are only those that were sent. Its packets are made in the host's memory.</summary>
    public PacketSource? Source { get; set; }

    /// <summary>Gets how many sent packets the host has not fetched.</summary>
    public int QueuedPackets => _packets.Count;

    /// <summary>Sends octets as packets, all but the last of them whole.</summary>
    /// <param name="octets">None: one empty packet.</param>
    /// <param name="endWithZeroPacket">Whether an empty packet follows when the last one is whole.</param>
    public void Send(ReadOnlySpan<byte> octets, bool endWithZeroPacket = false)
    {
        bool isWhole = octets.Length % MaxPacketSize == 0;
        while (octets.Length > MaxPacketSize)
        {
            _packets.Enqueue(octets[..MaxPacketSize].ToArray());
            octets = octets[MaxPacketSize..];
        }

        bool needsZeroPacket = endWithZeroPacket && isWhole && !octets.IsEmpty;
        _packets.Enqueue(octets.ToArray());
        if (needsZeroPacket)
        {
            _packets.Enqueue([]);
        }

        Wake();
    }

    private protected override bool Move(SimulatedTransfer transfer)
    {
        while (true)
        {
            int length = NextPacket(transfer.Rest);
            if (length < 0)
            {
                return false;
            }

            if (length > transfer.Rest.Length)
            {
                transfer.End(UsbTransferStatus.Overflow, transfer.Length);
                return true;
            }

            transfer.Moved += length;
            if (length < MaxPacketSize || transfer.Rest.IsEmpty)
            {
                transfer.End(UsbTransferStatus.Completed, transfer.Moved);
                return true;
            }
        }
    }

    private int NextPacket(Span<byte> rest)
    {
        if (_packets.TryDequeue(out byte[]? packet))
        {
            packet.AsSpan(0, Math.Min(packet.Length, rest.Length)).CopyTo(rest);
            return packet.Length;
        }

        if (Source is not { } source)
        {
            return -1;
        }

        if (rest.Length >= MaxPacketSize)
        {
            return source(rest[..MaxPacketSize]);
        }

        Span<byte> whole = stackalloc byte[MaxPacketSize];
        int length = source(whole);
        whole[..Math.Clamp(length, 0, rest.Length)].CopyTo(rest);
        return length;
    }
}
