using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Sends Echo messages and matches the replies; no clock, no I/O.</summary>
/// <remarks>Order of calls: drain <see cref="TryGetTransmit"/>, hand replies to <see cref="HandleReply"/>, call again at
/// <see cref="DueAt"/>. Allocates: when made.</remarks>
internal sealed class PingSession
{
    private readonly PingOptions _options;
    private readonly ushort _identifier;
    private readonly TimeSpan[] _sentAt;
    private readonly bool[] _answered;
    private int _sent;
    private int _received;
    private int _duplicates;
    private TimeSpan _nextAt;
    private TimeSpan _minimum = TimeSpan.MaxValue;
    private TimeSpan _maximum;
    private TimeSpan _total;

    public PingSession(PingOptions options, ushort identifier, TimeSpan now)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Count, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.DataBytes, 8);
        _options = options;
        _identifier = identifier;
        _sentAt = new TimeSpan[options.Count];
        _answered = new bool[options.Count];
        _nextAt = now;
    }

    /// <summary>Gets the length of each packet in bytes.</summary>
    public int PacketLength => Ipv4Packet.HeaderLength + IcmpEcho.HeaderLength + _options.DataBytes;

    /// <summary>Gets the round trip of the reply that came last.</summary>
    public TimeSpan LastRoundTrip { get; private set; }

    /// <summary>Gets when something is to be done; null when the ping is over.</summary>
    public TimeSpan? DueAt =>
        _sent < _options.Count ? _nextAt
        : _received == _sent ? null
        : _sentAt[_sent - 1] + _options.Timeout;

    public PingResult Result => new(
        _sent,
        _received,
        _duplicates,
        _received == 0 ? TimeSpan.Zero : _minimum,
        _received == 0 ? TimeSpan.Zero : _total / _received,
        _maximum);

    /// <summary>Tells whether every reply is in, or the last has taken too long.</summary>
    public bool IsOver(TimeSpan now) => DueAt is not { } due || (_sent == _options.Count && now >= due);

    /// <summary>Writes the next Echo packet if it is due.</summary>
    public bool TryGetTransmit(Span<byte> packet, Ipv4Address source, TimeSpan now, out int written)
    {
        written = 0;
        if (_sent == _options.Count || now < _nextAt || packet.Length < PacketLength)
        {
            return false;
        }

        written = PacketLength;
        Span<byte> whole = packet[..written];
        Span<byte> data = whole[(Ipv4Packet.HeaderLength + IcmpEcho.HeaderLength)..];
        for (int i = 8; i < data.Length; i++)
        {
            data[i] = (byte)i;
        }

        BinaryPrimitives.WriteInt64BigEndian(data, now.Ticks);
        IcmpEcho.WriteRequest(whole, source, _options.Destination, _identifier, (ushort)_sent);
        _sentAt[_sent++] = now;
        _nextAt = now + _options.Interval;
        return true;
    }

    /// <summary>Takes a reply.</summary>
    /// <returns>False when it is not an answer to this ping.</returns>
    public bool HandleReply(in IcmpEcho echo, Ipv4Address source, TimeSpan now)
    {
        int index = echo.SequenceNumber;
        if (echo.IsRequest || echo.Identifier != _identifier || source != _options.Destination || index >= _sent
            || echo.Data.Length != _options.DataBytes)
        {
            return false;
        }

        TimeSpan roundTrip = now - _sentAt[index];
        if (_answered[index])
        {
            _duplicates++;
        }
        else if (roundTrip <= _options.Timeout)
        {
            _answered[index] = true;
            _received++;
            LastRoundTrip = roundTrip;
            _total += roundTrip;
            _minimum = roundTrip < _minimum ? roundTrip : _minimum;
            _maximum = roundTrip > _maximum ? roundTrip : _maximum;
        }

        return true;
    }
}
