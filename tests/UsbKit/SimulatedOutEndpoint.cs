using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>An endpoint that takes from the host.</summary>
public sealed class SimulatedOutEndpoint : SimulatedEndpoint
{
    private readonly List<byte> _received = [];
    private readonly List<byte> _transfer = [];

    internal SimulatedOutEndpoint(byte address, int maxPacketSize)
        : base(address, maxPacketSize)
    {
    }

    /// <summary>Gets or sets the program that takes packets; null: they are kept here.</summary>
    public PacketSink? Sink { get; set; }

    /// <summary>Gets or sets whom to tell of each transfer, when there is no <see cref="Sink"/>: what came up to a packet that was not whole.</summary>
    public Action<byte[]>? OnTransfer { get; set; }

    /// <summary>Gets all octets received, one after the other.</summary>
    public byte[] Received => [.. _received];

    /// <summary>Gets what came up to each packet that was not whole.</summary>
    public List<byte[]> Transfers { get; } = [];

    /// <summary>Gets the lengths of all packets received.</summary>
    public List<int> PacketLengths { get; } = [];

    private protected override bool Move(SimulatedTransfer transfer)
    {
        while (true)
        {
            // A transfer of no octets is one empty packet; so is what ends a transfer of whole packets, if that was asked for.
            bool wantsZeroPacket = transfer.Length == 0 || (transfer.AddZeroPacket && transfer.Length % MaxPacketSize == 0);
            if (transfer.Rest.IsEmpty && !wantsZeroPacket)
            {
                break;
            }

            bool isLast = transfer.Rest.IsEmpty;
            int length = Math.Min(transfer.Rest.Length, MaxPacketSize);
            if (!Take(transfer.Rest[..length]))
            {
                return false;
            }

            transfer.Moved += length;
            if (isLast)
            {
                break;
            }
        }

        transfer.End(UsbTransferStatus.Completed, transfer.Length);
        return true;
    }

    private bool Take(ReadOnlySpan<byte> packet)
    {
        if (Sink is { } sink)
        {
            return sink(packet);
        }

        PacketLengths.Add(packet.Length);
        _received.AddRange(packet);
        _transfer.AddRange(packet);
        if (packet.Length < MaxPacketSize)
        {
            byte[] whole = [.. _transfer];
            _transfer.Clear();
            Transfers.Add(whole);
            OnTransfer?.Invoke(whole);
        }

        return true;
    }
}
