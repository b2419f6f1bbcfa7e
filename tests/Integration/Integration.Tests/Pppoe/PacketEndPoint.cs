using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using UserCoNdis.Integration.Tests.Peers;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>An interface as the address of a packet socket: <c>struct sockaddr_ll</c> with all protocols.</summary>
internal sealed class PacketEndPoint(string name) : EndPoint
{
    private const int Length = 20;
    private const ushort AllProtocols = 3;

    public override AddressFamily AddressFamily => AddressFamily.Packet;

    public override SocketAddress Serialize()
    {
        SocketAddress address = new(AddressFamily.Packet, Length);
        Span<byte> octets = address.Buffer.Span;
        BinaryPrimitives.WriteUInt16BigEndian(octets[2..], AllProtocols);
        MemoryMarshal.Write(octets[4..], PeerNative.InterfaceNumber(name));
        return address;
    }
}
