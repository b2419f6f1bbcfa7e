using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb;

/// <summary>What a device says of its NTBs (NCM 1.0, table 6-3), as it says it.</summary>
/// <param name="HasNtb32">Whether it knows NTB-32 beside NTB-16.</param>
/// <param name="InMaxSize">dwNtbInMaxSize: the largest NTB that it sends, in octets.</param>
/// <param name="OutMaxSize">dwNtbOutMaxSize: the largest that it takes, in octets.</param>
/// <param name="OutDivisor">wNdpOutDivisor: what the place of a payload is divided by.</param>
/// <param name="OutPayloadRemainder">wNdpOutPayloadRemainder: what then remains.</param>
/// <param name="OutAlignment">wNdpOutAlignment: what the place of a table is a multiple of.</param>
/// <param name="OutMaxDatagrams">wNtbOutMaxDatagrams; 0: any number.</param>
internal readonly record struct NtbParameters(
    bool HasNtb32,
    int InMaxSize,
    int OutMaxSize,
    int OutDivisor,
    int OutPayloadRemainder,
    int OutAlignment,
    int OutMaxDatagrams)
{
    /// <summary>Octets of the structure.</summary>
    public const int Size = 28;

    /// <summary>Reads the answer to GET_NTB_PARAMETERS.</summary>
    /// <returns>False: it is too short, or says so of itself.</returns>
    public static bool TryParse(ReadOnlySpan<byte> answer, out NtbParameters parameters)
    {
        parameters = default;
        if (answer.Length < Size || BinaryPrimitives.ReadUInt16LittleEndian(answer) < Size)
        {
            return false;
        }

        parameters = new NtbParameters(
            HasNtb32: (answer[2] & 2) != 0,
            InMaxSize: Clamp(BinaryPrimitives.ReadUInt32LittleEndian(answer[4..])),
            OutMaxSize: Clamp(BinaryPrimitives.ReadUInt32LittleEndian(answer[16..])),
            OutDivisor: BinaryPrimitives.ReadUInt16LittleEndian(answer[20..]),
            OutPayloadRemainder: BinaryPrimitives.ReadUInt16LittleEndian(answer[22..]),
            OutAlignment: BinaryPrimitives.ReadUInt16LittleEndian(answer[24..]),
            OutMaxDatagrams: BinaryPrimitives.ReadUInt16LittleEndian(answer[26..]));
        return true;
    }

    private static int Clamp(uint size) => (int)Math.Min(size, int.MaxValue);
}
