using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of an OID request; a request object may be used again.</summary>
internal sealed class ShadowOid
{
    private int _input;

    /// <summary>A completion has ended it, and its requester was not told (R242).</summary>
    public bool IsOwedToRequester { get; set; }

    /// <summary>The miniport was asked to give it up (R247).</summary>
    public bool IsCancelled { get; set; }

    /// <summary>It was pending when the adapter was reset.</summary>
    public bool WasReset { get; set; }

    /// <summary>Another request was pending on the miniport while it was (R246).</summary>
    public bool HadCompany { get; set; }

    public void Begin(NdisOidRequest request)
    {
        (IsOwedToRequester, IsCancelled, WasReset, HadCompany) = (false, false, false, false);
        _input = Hash(request);
    }

    /// <summary>The octets of a set are still those that were handed over (R237).</summary>
    public bool IsUntouched(NdisOidRequest request) => _input == Hash(request);

    private static int Hash(NdisOidRequest request)
    {
        HashCode hash = default;
        if (request.RequestType == NdisRequestType.SetInformation)
        {
            hash.AddBytes(request.InformationBuffer.Span);
        }

        return hash.ToHashCode();
    }
}
