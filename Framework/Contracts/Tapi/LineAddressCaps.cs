using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>What an address can do (LINE_ADDRESS_CAPS, TAPI 3.0 layout): the members that data lines use.</summary>
/// <param name="LineDeviceId">ulLineDeviceID.</param>
/// <param name="CallStates">ulCallStates: states that a call can be in.</param>
/// <param name="DisconnectModes">ulDisconnectModes: reasons that can be told.</param>
/// <param name="MaxNumActiveCalls">ulMaxNumActiveCalls.</param>
/// <param name="AvailableMediaModes">ulAvailableMediaModes.</param>
public readonly record struct LineAddressCaps(
    uint LineDeviceId,
    LineCallState CallStates,
    LineDisconnectMode DisconnectModes,
    uint MaxNumActiveCalls,
    LineMediaModes AvailableMediaModes)
{
    /// <summary>The size of the structure in bytes; no variable part is used.</summary>
    public const int Size = 228;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out LineAddressCaps caps)
    {
        bool ok = buffer.Length >= Size;
        caps = ok
            ? new(
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[12..]),
                (LineCallState)BinaryPrimitives.ReadUInt32LittleEndian(buffer[64..]),
                (LineDisconnectMode)BinaryPrimitives.ReadUInt32LittleEndian(buffer[80..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[84..]),
                (LineMediaModes)BinaryPrimitives.ReadUInt32LittleEndian(buffer[224..]))
            : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        buffer[..Size].Clear();
        for (int i = 0; i < 3; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer[(4 * i)..], Size); // total, needed, used
        }

        BinaryPrimitives.WriteUInt32LittleEndian(buffer[12..], LineDeviceId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[64..], (uint)CallStates);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[80..], (uint)DisconnectModes);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[84..], MaxNumActiveCalls);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[224..], (uint)AvailableMediaModes);
    }
}
