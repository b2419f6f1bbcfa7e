using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The byte counts of answers (R243, R244).</summary>
internal static class OidAnswer
{
    /// <summary>Checks that an answer of <paramref name="size"/> bytes fits, and counts it.</summary>
    public static NdisStatus Begin(NdisOidRequest request, int size)
    {
        if (request.InformationBuffer.Length < size)
        {
            request.BytesNeeded = size;
            return NdisStatus.InvalidLength;
        }

        request.BytesWritten = size;
        return NdisStatus.Success;
    }

    public static NdisStatus Value(NdisOidRequest request, uint value)
    {
        NdisStatus status = Begin(request, sizeof(uint));
        if (status.IsSuccess)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(request.InformationBuffer.Span, value);
        }

        return status;
    }

    /// <summary>A counter: 8 bytes where there is room for them, else 4 (contract 7.3).</summary>
    public static NdisStatus Counter(NdisOidRequest request, long value)
    {
        if (request.InformationBuffer.Length < sizeof(ulong))
        {
            return Value(request, (uint)value);
        }

        BinaryPrimitives.WriteInt64LittleEndian(request.InformationBuffer.Span, value);
        return Begin(request, sizeof(ulong));
    }

    public static NdisStatus Bytes(NdisOidRequest request, ReadOnlySpan<byte> bytes)
    {
        NdisStatus status = Begin(request, bytes.Length);
        if (status.IsSuccess)
        {
            bytes.CopyTo(request.InformationBuffer.Span);
        }

        return status;
    }
}
