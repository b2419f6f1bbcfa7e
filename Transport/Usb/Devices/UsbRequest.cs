using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>A control request with its few octets inside, so that it waits in a queue without memory of its own.</summary>
/// <param name="Setup">The setup packet; its length is that of the data stage, either way.</param>
/// <param name="Data">OUT: the data stage, first octet lowest.</param>
public readonly record struct UsbRequest(UsbSetup Setup, ulong Data = 0)
{
    /// <summary>The most octets of a data stage.</summary>
    public const int MaxData = 8;

    /// <summary>The most octets of a whole request: setup packet and data stage.</summary>
    public const int MaxSize = UsbSetup.Size + MaxData;

    /// <summary>Gets the octets of setup packet and data stage together.</summary>
    public int Size => UsbSetup.Size + Setup.Length;

    /// <summary>Makes a request that sends some octets.</summary>
    /// <param name="setup">Its length is that of <paramref name="data"/>, whatever it says.</param>
    /// <param name="data">At most <see cref="MaxData"/> octets.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more.</exception>
    public static UsbRequest Send(UsbSetup setup, ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, MaxData);
        Span<byte> octets = stackalloc byte[MaxData];
        octets.Clear();
        data.CopyTo(octets);
        return new(setup with { Length = (ushort)data.Length }, BinaryPrimitives.ReadUInt64LittleEndian(octets));
    }

    /// <summary>Writes the request as a control transfer wants it.</summary>
    /// <param name="destination">At least <see cref="MaxSize"/> octets.</param>
    public void WriteTo(Span<byte> destination)
    {
        Setup.WriteTo(destination);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[UsbSetup.Size..], Data);
    }
}
