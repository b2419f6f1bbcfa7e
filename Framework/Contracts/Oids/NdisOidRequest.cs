namespace UserCoNdis.Framework.Contracts;

/// <summary>An OID request (NDIS_OID_REQUEST).</summary>
/// <remarks>Owner: the requester; the target's between the call and the completion (contract 3.10). One request object
/// may be used again after it completed.</remarks>
public sealed class NdisOidRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="type">Query, set, statistics or method.</param>
    /// <param name="oid">What is asked for.</param>
    /// <param name="informationBuffer">Input of a set, output of a query; its length is InformationBufferLength.</param>
    public NdisOidRequest(NdisRequestType type, Oid oid, Memory<byte> informationBuffer)
    {
        RequestType = type;
        Oid = oid;
        InformationBuffer = informationBuffer;
    }

    /// <summary>Gets what is asked.</summary>
    public NdisRequestType RequestType { get; }

    /// <summary>Gets the object.</summary>
    public Oid Oid { get; }

    /// <summary>Gets the buffer.</summary>
    public Memory<byte> InformationBuffer { get; }

    /// <summary>Gets or sets the bytes that a successful query wrote.</summary>
    public int BytesWritten { get; set; }

    /// <summary>Gets or sets the bytes that a successful set read.</summary>
    public int BytesRead { get; set; }

    /// <summary>Gets or sets the bytes that a refused buffer would have needed (R243).</summary>
    public int BytesNeeded { get; set; }

    /// <summary>Gets or sets the requester's word that cancels or directs (RequestId).</summary>
    public object? RequestId { get; set; }

    /// <summary>Gets or sets who asked, as the runtime sets it while the request is under way; the target copies it into
    /// a status that is for the requester alone (R268).</summary>
    public object? RequestHandle { get; set; }

    /// <summary>Gets or sets how long the miniport may take before it is asked to cancel; zero: as long as it likes.</summary>
    public TimeSpan Timeout { get; set; }

    /// <summary>Gets or sets the requester's own word (SourceReserved).</summary>
    public object? SourceReserved { get; set; }

    /// <summary>Gets or sets the runtime's own word (NdisReserved); no driver touches it.</summary>
    public object? NdisReserved { get; set; }
}
