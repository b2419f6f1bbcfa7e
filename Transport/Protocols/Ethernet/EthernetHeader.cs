using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace UserCoNdis.Transport.Protocols.Ethernet;

/// <summary>The front of an Ethernet II frame, with at most one VLAN tag.</summary>
/// <param name="Destination">Who is to take the frame.</param>
/// <param name="Source">Who sent it.</param>
/// <param name="Type">What it carries; behind a second tag <see cref="EtherType.Vlan"/> shows here.</param>
/// <param name="Vlan">The VLAN.</param>
public readonly record struct EthernetHeader(MacAddress Destination, MacAddress Source, EtherType Type, VlanId Vlan = default)
{
    /// <summary>The octets of a header without a tag.</summary>
    public const int Size = 14;

    /// <summary>The octets of a VLAN tag.</summary>
    public const int TagSize = 4;

    /// <summary>The most octets that a header has here.</summary>
    public const int MaxSize = Size + TagSize;

    /// <summary>Gets the octets that <see cref="Write"/> writes.</summary>
    public int Length => Vlan.IsTagged ? MaxSize : Size;

    /// <summary>Reads the front of a frame.</summary>
    /// <param name="frame">From the destination address on; hostile.</param>
    /// <param name="header">What was read.</param>
    /// <param name="length">Where the payload begins: 14, or 18 behind a tag.</param>
    /// <returns>False if the frame ends within its header.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> frame, out EthernetHeader header, out int length)
    {
        if (frame.Length < Size)
        {
            header = default;
            length = 0;
            return false;
        }

        EtherType type = (EtherType)BinaryPrimitives.ReadUInt16BigEndian(frame[12..]);
        VlanId vlan = default;
        length = Size;
        if (type is EtherType.Vlan or EtherType.ServiceVlan)
        {
            if (frame.Length < MaxSize)
            {
                header = default;
                return false;
            }

            vlan = new((ushort)(BinaryPrimitives.ReadUInt16BigEndian(frame[14..]) & 0xFFF));
            type = (EtherType)BinaryPrimitives.ReadUInt16BigEndian(frame[16..]);
            length = MaxSize;
        }

        header = new(MacAddress.Read(frame), MacAddress.Read(frame[6..]), type, vlan);
        return true;
    }

    /// <summary>Writes the header, with a tag of priority 0 if it has a VLAN.</summary>
    /// <param name="frame">At least <see cref="Length"/> octets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Span<byte> frame)
    {
        frame = frame[..Length];
        Destination.Write(frame);
        Source.Write(frame[6..]);
        int typeAt = 12;
        if (Vlan.IsTagged)
        {
            BinaryPrimitives.WriteUInt32BigEndian(frame[12..], ((uint)EtherType.Vlan << 16) | Vlan.Value);
            typeAt = 16;
        }

        BinaryPrimitives.WriteUInt16BigEndian(frame[typeAt..], (ushort)Type);
    }
}
