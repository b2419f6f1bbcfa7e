using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.WanMiniport;

/// <summary>Asks a miniport an object with buffers of every length: what does not fit changes nothing, what fits is counted.</summary>
internal static class OidProbe
{
    private const int Guard = 16;
    private const int LongestAnswer = 600;

    public static void AskAtEveryLength(IMcmMiniport miniport, object? vc, OidRow row, bool isKnown)
    {
        int? shortest = null;
        for (int length = 0; length <= LongestAnswer; length++)
        {
            NdisStatus status = AskGuarded(miniport, vc, row, length, out NdisOidRequest request);
            if (!isKnown)
            {
                Assert.NotEqual(OidNeed.Mandatory, row.Need);
                Assert.Contains(status, new[] { NdisStatus.NotSupported, NdisStatus.InvalidLength });
            }
            else if (status.IsSuccess)
            {
                shortest ??= length;
                Assert.InRange(request.BytesWritten + request.BytesRead, row.MinimumSize, length);
                Assert.Equal(0, request.BytesNeeded);
            }
            else
            {
                Assert.Equal(NdisStatus.InvalidLength, status);
                Assert.Null(shortest); // what fits stays fitting
                Assert.True(request.BytesNeeded > length);
                Assert.Equal((0, 0), (request.BytesWritten, request.BytesRead));
            }
        }

        Assert.Equal(isKnown, shortest is not null);
    }

    private static NdisStatus AskGuarded(IMcmMiniport miniport, object? vc, OidRow row, int length, out NdisOidRequest request)
    {
        NdisRequestType type = row.Kinds == OidKinds.Set ? NdisRequestType.SetInformation : NdisRequestType.QueryInformation;
        byte[] around = new byte[length + (2 * Guard)];
        around.AsSpan(0, Guard).Fill(0xCC);
        around.AsSpan(Guard + length).Fill(0xCC);
        request = new(type, row.Oid, around.AsMemory(Guard, length));
        NdisStatus status = row.Target == OidTarget.MiniportHalf
            ? miniport.OidRequest(null, vc, request)
            : miniport.OidRequest(null, vc, null, request);
        Assert.All(around[..Guard], octet => Assert.Equal(0xCC, octet));
        Assert.All(around[(Guard + length)..], octet => Assert.Equal(0xCC, octet));
        Assert.All(around[(Guard + request.BytesWritten)..(Guard + length)], octet => Assert.Equal(0, octet));
        return status;
    }
}
