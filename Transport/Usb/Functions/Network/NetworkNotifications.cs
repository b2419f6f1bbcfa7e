using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>Puts notifications of a network function together from interrupt packets (CDC 1.2, 6.3): connected or not, and how fast.</summary>
/// <remarks>A notification longer than a packet comes in several, the last one short; what is no notification is dropped up to there.</remarks>
/// <param name="maxPacketSize">Of the interrupt endpoint.</param>
internal sealed class NetworkNotifications(int maxPacketSize)
{
    private const byte RequestType = 0xA1;      // to the host, class, interface
    private const byte NetworkConnection = 0x00;
    private const byte ConnectionSpeedChange = 0x2A;
    private const int SpeedOctets = 8;

    private readonly byte[] _message = new byte[UsbSetup.Size + SpeedOctets]; // the longest that is understood
    private int _length; // of the message so far, also beyond the array

    /// <summary>Gets whether the medium is connected; what never tells is.</summary>
    public bool IsConnected { get; private set; } = true;

    /// <summary>Gets the bit rate from the network; null: never told.</summary>
    public long? SpeedBps { get; private set; }

    /// <summary>Takes a transfer of the interrupt endpoint.</summary>
    /// <param name="octets">One packet, or several of which only the last may be short.</param>
    /// <returns>Whether anything is another now.</returns>
    public bool Handle(ReadOnlySpan<byte> octets)
    {
        ReadOnlySpan<byte> kept = octets[..Math.Min(octets.Length, Math.Max(_message.Length - _length, 0))];
        kept.CopyTo(_message.AsSpan(Math.Min(_length, _message.Length)));
        _length += octets.Length;

        // Whole when it has what its header says; a short packet ends it in any case.
        bool isShort = octets.Length % maxPacketSize != 0 || octets.IsEmpty;
        bool isWhole = _length >= UsbSetup.Size && _length >= UsbSetup.Size + UsbSetup.Read(_message).Length;
        if (!isShort && !isWhole)
        {
            return false;
        }

        ReadOnlySpan<byte> message = _message.AsSpan(0, Math.Min(_length, _message.Length));
        _length = 0;
        return isWhole && Understand(UsbSetup.Read(message), message[UsbSetup.Size..]);
    }

    private bool Understand(UsbSetup header, ReadOnlySpan<byte> data)
    {
        (bool wasConnected, long? before) = (IsConnected, SpeedBps);
        switch (header)
        {
            case { RequestType: RequestType, Request: NetworkConnection }:
                IsConnected = header.Value != 0;
                break;
            case { RequestType: RequestType, Request: ConnectionSpeedChange } when data.Length >= SpeedOctets:
                uint down = BinaryPrimitives.ReadUInt32LittleEndian(data);
                SpeedBps = down == 0 ? null : down;
                break;
            default:
                break; // RESPONSE_AVAILABLE and what others add
        }

        return (wasConnected, before) != (IsConnected, SpeedBps);
    }
}
