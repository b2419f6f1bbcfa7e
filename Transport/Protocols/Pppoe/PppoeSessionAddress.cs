using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What names a session on the wire (RFC 2516 section 4: both Ethernet addresses and the number).</summary>
/// <param name="Local">Our address.</param>
/// <param name="Peer">The other end's address.</param>
/// <param name="Vlan">The VLAN.</param>
/// <param name="SessionId">The number that the concentrator gave.</param>
public readonly record struct PppoeSessionAddress(MacAddress Local, MacAddress Peer, VlanId Vlan, ushort SessionId)
{
    /// <summary>The most octets of all headers in front of a PPP frame.</summary>
    public const int MaxHeaderLength = EthernetHeader.MaxSize + PppoeSessionHeader.Size;

    /// <summary>Gets the octets of all headers in front of a PPP frame: 20, or 24 with a VLAN tag.</summary>
    public int HeaderLength => (Vlan.IsTagged ? EthernetHeader.MaxSize : EthernetHeader.Size) + PppoeSessionHeader.Size;

    /// <summary>Reads whose session a frame belongs to, seen from its receiver.</summary>
    /// <param name="frame">A whole Ethernet frame, padding included; hostile.</param>
    /// <param name="address">To be compared with the session's own.</param>
    /// <param name="offset">Where the PPP frame begins.</param>
    /// <param name="length">The octets of the PPP frame.</param>
    /// <returns>False if it is no well-formed session frame.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, out PppoeSessionAddress address, out int offset, out int length)
    {
        if (EthernetHeader.TryRead(frame, out EthernetHeader ethernet, out offset)
            && ethernet.Type == EtherType.PppoeSession
            && PppoeSessionHeader.TryRead(frame[offset..], out PppoeSessionHeader header))
        {
            address = new(ethernet.Destination, ethernet.Source, ethernet.Vlan, header.SessionId);
            offset += PppoeSessionHeader.Size;
            length = header.Length;
            return true;
        }

        address = default;
        length = 0;
        return false;
    }

    /// <summary>Writes all headers of a frame that we send in the session.</summary>
    /// <param name="headers">At least <see cref="HeaderLength"/> octets, right in front of the PPP frame.</param>
    /// <param name="payloadLength">The octets of the PPP frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteHeaders(Span<byte> headers, int payloadLength)
    {
        headers = headers[..HeaderLength];
        BinaryPrimitives.WriteUInt64BigEndian(headers, (Peer.Value << 16) | (Local.Value >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(headers[8..], (uint)Local.Value);
        int typeAt = 12;
        if (Vlan.IsTagged)
        {
            BinaryPrimitives.WriteUInt32BigEndian(headers[12..], ((uint)EtherType.Vlan << 16) | Vlan.Value);
            typeAt = 16;
        }

        BinaryPrimitives.WriteUInt16BigEndian(headers[typeAt..], (ushort)EtherType.PppoeSession);
        new PppoeSessionHeader(SessionId, (ushort)payloadLength).Write(headers[(typeAt + 2)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"session {SessionId} {Local} - {Peer} {Vlan}";
}
