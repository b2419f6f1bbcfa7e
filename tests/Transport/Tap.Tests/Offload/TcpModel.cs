using System.Buffers.Binary;

namespace UserCoNdis.Tap.Tests.Offload;

/// <summary>TCP packets built and divided in the plainest way, to compare with.</summary>
internal sealed record TcpModel
{
    public bool IsIpv6 { get; init; }

    public ushort Id { get; init; }

    public uint Sequence { get; init; }

    public byte Flags { get; init; } = 0x10;

    public byte[] IpOptions { get; init; } = []; // IPv4 only; a multiple of 4

    public byte[] TcpOptions { get; init; } = []; // a multiple of 4

    public byte[] Payload { get; init; } = [];

    public int IpHeaderLength => IsIpv6 ? 40 : 20 + IpOptions.Length;

    public int HeaderLength => IpHeaderLength + 20 + TcpOptions.Length;

    /// <summary>The packet as it is on a wire, all sums right.</summary>
    public byte[] Bytes
    {
        get
        {
            byte[] packet = new byte[HeaderLength + Payload.Length];
            WriteIp(packet);
            Span<byte> tcp = packet.AsSpan(IpHeaderLength);
            BinaryPrimitives.WriteUInt16BigEndian(tcp, 5201);
            BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], 40_000);
            BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], Sequence);
            BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], 77);
            tcp[12] = (byte)((20 + TcpOptions.Length) / 4 << 4);
            tcp[13] = Flags;
            BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], 502);
            TcpOptions.CopyTo(tcp[20..]);
            Payload.CopyTo(tcp[(20 + TcpOptions.Length)..]);
            BinaryPrimitives.WriteUInt16BigEndian(tcp[16..], Checksum([.. Pseudo(packet, tcp.Length), .. tcp]));
            return packet;
        }
    }

    /// <summary>RFC 1071, word by word.</summary>
    public static ushort Checksum(ReadOnlySpan<byte> octets)
    {
        uint sum = 0;
        for (int i = 0; i < octets.Length; i += 2)
        {
            sum += (uint)(octets[i] << 8) | (i + 1 < octets.Length ? octets[i + 1] : 0u);
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }

    /// <summary>The segments of the packet, as RFC 9293 and the offload of network interfaces have them.</summary>
    public IEnumerable<TcpModel> Divide(int segmentSize)
    {
        for (int at = 0, index = 0; at < Payload.Length; at += segmentSize, index++)
        {
            int length = Math.Min(segmentSize, Payload.Length - at);
            byte flags = Flags;
            flags = index == 0 ? flags : (byte)(flags & ~0x80);
            flags = at + length == Payload.Length ? flags : (byte)(flags & ~0x09);
            yield return this with
            {
                Id = (ushort)(Id + index),
                Sequence = Sequence + (uint)at,
                Flags = flags,
                Payload = Payload[at..(at + length)],
            };
        }
    }

    private void WriteIp(byte[] packet)
    {
        if (IsIpv6)
        {
            packet[0] = 0x60;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)(packet.Length - 40));
            packet[6] = 6;
            packet[7] = 64;
            packet.AsSpan(8, 32).Fill(0xFD);
            packet[39] = 2;
            return;
        }

        packet[0] = (byte)(0x40 | (IpHeaderLength / 4));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), Id);
        packet[6] = 0x40;
        packet[8] = 64;
        packet[9] = 6;
        ((ReadOnlySpan<byte>)[10, 0, 0, 1, 10, 0, 0, 2]).CopyTo(packet.AsSpan(12));
        IpOptions.CopyTo(packet, 20);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), Checksum(packet.AsSpan(0, IpHeaderLength)));
    }

    private byte[] Pseudo(byte[] packet, int tcpLength)
    {
        byte[] addresses = IsIpv6 ? packet[8..40] : packet[12..20];
        return [.. addresses, 0, 6, (byte)(tcpLength >> 8), (byte)tcpLength];
    }
}
