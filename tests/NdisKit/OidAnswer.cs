using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>How scripted drivers answer an OID that is nothing special to them.</summary>
internal static class OidAnswer
{
    /// <summary>The answer: what a test gave, or the script's with a buffer that counts as filled.</summary>
    public static NdisStatus Give(NdisOidRequest request, NdisStatus scripted, NdisStatus? given)
    {
        if (given is null)
        {
            Fill(request, scripted);
        }

        return given ?? scripted;
    }

    public static void Fill(NdisOidRequest request, NdisStatus status)
    {
        if (status.IsSuccess)
        {
            int length = request.InformationBuffer.Length;
            (request.BytesWritten, request.BytesRead) =
                request.RequestType == NdisRequestType.SetInformation ? (0, length) : (length, 0);
        }
    }
}
