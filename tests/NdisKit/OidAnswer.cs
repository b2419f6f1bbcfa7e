using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>How scripted drivers answer an OID that is nothing special to them.</summary>
internal static class OidAnswer
{
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
