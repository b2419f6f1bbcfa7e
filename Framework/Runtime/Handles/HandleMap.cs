using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>From a handle that a driver gave to the object behind it.</summary>
internal static class HandleMap
{
    /// <summary>Null for null, and for a handle that is not ours.</summary>
    public static NdisVcObject? Find(NdisVc? handle) => handle switch
    {
        ClientVcHandle client => client.Vc,
        McmVcHandle mcm => mcm.Vc,
        CmVcHandle cm => cm.Vc,
        _ => null,
    };

    /// <summary>A final status for a completion; a pending one is the driver's error (G3) and counts as a failure.</summary>
    public static NdisStatus Final(NdisStatus status) => status.IsPending ? NdisStatus.Failure : status;
}
