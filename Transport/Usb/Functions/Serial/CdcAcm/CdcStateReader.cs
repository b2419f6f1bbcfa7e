using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Reads SERIAL_STATE notifications (PSTN 1.2, 6.5.4) from the packets of an interrupt endpoint, cut anywhere.</summary>
/// <remarks>Hostile input: no more than one notification is held, other notifications are skipped by their length and counted,
/// and what begins like no notification is dropped up to the end of its packet.</remarks>
internal sealed class CdcStateReader
{
    private const byte RequestType = 0xA1;
    private const byte SerialState = 0x20;
    private const int HeaderLength = 8;
    private const int StateLength = 2;

    private readonly byte[] _held = new byte[HeaderLength + StateLength];
    private int _count;
    private int _toSkip;

    /// <summary>Gets how many notifications were no SERIAL_STATE, or nothing at all.</summary>
    public long Ignored { get; private set; }

    /// <summary>Begins a packet: one that is a whole notification ends whatever was left of the one before.</summary>
    public void BeginPacket(ReadOnlySpan<byte> packet)
    {
        if ((_count | _toSkip) != 0 && packet.Length == _held.Length && packet is [RequestType, SerialState, 0, 0, _, 0, StateLength, 0, ..])
        {
            Ignored++;
            (_count, _toSkip) = (0, 0);
        }
    }

    /// <summary>Reads the next state.</summary>
    /// <param name="octets">What is left of the packet; what was used is cut off.</param>
    /// <param name="state">wUARTStateBitmap.</param>
    /// <returns>False: there is no further one, and no octet is left.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> octets, out ushort state)
    {
        state = 0;
        while (!octets.IsEmpty)
        {
            int skipped = Math.Min(_toSkip, octets.Length);
            _toSkip -= skipped;
            octets = octets[skipped..];
            if (octets.IsEmpty)
            {
                break;
            }

            _held[_count++] = octets[0];
            octets = octets[1..];
            if (_held[0] != RequestType)
            {
                Ignored++;
                _count = 0;
                octets = default;
            }
            else if (_count >= HeaderLength && EndsWith(out state))
            {
                return true;
            }
        }

        return false;
    }

    private bool EndsWith(out ushort state)
    {
        state = 0;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(_held.AsSpan(6));
        bool isState = _held[1] == SerialState && length >= StateLength;
        if (isState && _count < _held.Length)
        {
            return false;
        }

        Ignored += isState ? 0 : 1;
        _toSkip = isState ? length - StateLength : length;
        _count = 0;
        state = BinaryPrimitives.ReadUInt16LittleEndian(_held.AsSpan(HeaderLength));
        return isState;
    }
}
