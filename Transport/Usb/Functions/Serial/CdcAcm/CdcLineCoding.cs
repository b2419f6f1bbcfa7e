using System.Buffers.Binary;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>A line coding structure (PSTN 1.2, 6.3.11, table 17).</summary>
/// <param name="SpeedBps">dwDTERate, in bit/s.</param>
/// <param name="StopCode">bCharFormat.</param>
/// <param name="ParityCode">bParityType.</param>
/// <param name="DataBits">bDataBits.</param>
internal readonly record struct CdcLineCoding(uint SpeedBps, byte StopCode, byte ParityCode, byte DataBits)
{
    /// <summary>The octets of one.</summary>
    public const int Size = 7;

    /// <summary>Makes the one that was asked for.</summary>
    public static CdcLineCoding From(SerialLineOptions options) =>
        new((uint)options.SpeedBps, SerialFormat.StopCode(options.StopBits), SerialFormat.ParityCode(options.Parity), (byte)options.DataBits);

    /// <summary>Reads one.</summary>
    /// <param name="source">At least <see cref="Size"/> octets.</param>
    public static CdcLineCoding Read(ReadOnlySpan<byte> source) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(source), source[4], source[5], source[6]);

    /// <summary>Writes it.</summary>
    /// <param name="destination">At least <see cref="Size"/> octets.</param>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, SpeedBps);
        destination[4] = StopCode;
        destination[5] = ParityCode;
        destination[6] = DataBits;
    }

    /// <summary>Names the first option of the character format in which the device differs from what was asked.</summary>
    /// <returns>Null: in none.</returns>
    public string? FindRefused(SerialLineOptions asked) =>
        DataBits != asked.DataBits ? $"data={asked.DataBits}"
        : ParityCode != SerialFormat.ParityCode(asked.Parity) ? $"parity={asked.Parity.ToString().ToLowerInvariant()}"
        : StopCode != SerialFormat.StopCode(asked.StopBits) ? $"stop={SerialFormat.StopWord(asked.StopBits)}"
        : null;
}
