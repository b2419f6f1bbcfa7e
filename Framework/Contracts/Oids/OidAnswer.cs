using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>How every driver answers a request: what may be asked, and the byte counts (contract 2.8, 5.2; R243, R244).</summary>
public static class OidAnswer
{
    /// <summary>Checks a request against the object's row and clears its counts; the first thing an answerer does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answerer">Who answers.</param>
    /// <param name="hasVc">Whether it names a VC.</param>
    /// <returns>
    /// INVALID_OID: not an object for a miniport, to a miniport. NOT_SUPPORTED: that to a protocol, or asked the wrong way.
    /// INVALID_DATA: it needs a VC. INVALID_LENGTH: a set that is shorter than the structure; BytesNeeded is set.
    /// </returns>
    public static NdisStatus Check(NdisOidRequest request, OidTarget answerer, bool hasVc)
    {
        ArgumentNullException.ThrowIfNull(request);
        (request.BytesWritten, request.BytesRead, request.BytesNeeded) = (0, 0, 0);
        if (OidTable.Find(request.Oid) is not { } row || row.Target != answerer)
        {
            return answerer == OidTarget.MiniportHalf ? NdisStatus.InvalidOid : NdisStatus.NotSupported;
        }

        OidKinds kind = KindOf(request.RequestType);
        if ((row.Kinds & kind) == OidKinds.None)
        {
            return NdisStatus.NotSupported;
        }

        return row.Scope == OidScope.Vc && !hasVc ? NdisStatus.InvalidData
            : kind == OidKinds.Set ? Need(request, row.MinimumSize)
            : NdisStatus.Success;
    }

    /// <summary>Begins an answer of <paramref name="size"/> bytes.</summary>
    /// <returns>Success: there is room, and BytesWritten is set. INVALID_LENGTH: BytesNeeded is set.</returns>
    public static NdisStatus Begin(NdisOidRequest request, int size)
    {
        NdisStatus status = Need(request, size);
        request.BytesWritten = status.IsSuccess ? size : 0;
        return status;
    }

    /// <summary>Ends a set that took <paramref name="size"/> bytes.</summary>
    /// <returns>Success.</returns>
    public static NdisStatus Taken(NdisOidRequest request, int size)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.BytesRead = size;
        return NdisStatus.Success;
    }

    /// <summary>Answers with octets.</summary>
    public static NdisStatus Bytes(NdisOidRequest request, ReadOnlySpan<byte> octets)
    {
        NdisStatus status = Begin(request, octets.Length);
        if (status.IsSuccess)
        {
            octets.CopyTo(request.InformationBuffer.Span);
        }

        return status;
    }

    /// <summary>Answers with a USHORT.</summary>
    public static NdisStatus UInt16(NdisOidRequest request, ushort value)
    {
        Span<byte> octets = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(octets, value);
        return Bytes(request, octets);
    }

    /// <summary>Answers with a ULONG.</summary>
    public static NdisStatus UInt32(NdisOidRequest request, uint value)
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(octets, value);
        return Bytes(request, octets);
    }

    /// <summary>Answers with a ULONGLONG.</summary>
    public static NdisStatus UInt64(NdisOidRequest request, ulong value)
    {
        Span<byte> octets = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(octets, value);
        return Bytes(request, octets);
    }

    /// <summary>Answers with a counter: 8 bytes where there is room for them, else its lower 4 (contract 7.3).</summary>
    public static NdisStatus Counter(NdisOidRequest request, long value)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.InformationBuffer.Length >= sizeof(ulong)
            ? UInt64(request, (ulong)value) : UInt32(request, unchecked((uint)value));
    }

    /// <summary>Answers with a list of objects.</summary>
    public static NdisStatus Oids(NdisOidRequest request, ReadOnlySpan<Oid> oids)
    {
        NdisStatus status = Begin(request, oids.Length * sizeof(uint));
        for (int i = 0; status.IsSuccess && i < oids.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(request.InformationBuffer.Span[(i * sizeof(uint))..], oids[i].Value);
        }

        return status;
    }

    private static OidKinds KindOf(NdisRequestType type) => type switch
    {
        NdisRequestType.QueryInformation or NdisRequestType.QueryStatistics => OidKinds.Query,
        NdisRequestType.SetInformation => OidKinds.Set,
        _ => OidKinds.None, // no object of CoNDIS is a method
    };

    private static NdisStatus Need(NdisOidRequest request, int size)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.InformationBuffer.Length >= size)
        {
            return NdisStatus.Success;
        }

        request.BytesNeeded = size;
        return NdisStatus.InvalidLength;
    }
}
