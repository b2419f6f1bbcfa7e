using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Asks a VC for its TAPI call id as an application would: with room enough.</summary>
public static class TapiCallIds
{
    private const int Room = 64;

    /// <summary>Asks on a client's VC.</summary>
    public static NdisStatus TellTapiCallId(this ClientVc vc, out string id)
    {
        ArgumentNullException.ThrowIfNull(vc);
        return Read(vc.GetTapiCallId, out id);
    }

    /// <summary>Asks on a call manager's VC.</summary>
    public static NdisStatus TellTapiCallId(this CmVc vc, out string id)
    {
        ArgumentNullException.ThrowIfNull(vc);
        return Read(vc.GetTapiCallId, out id);
    }

    private static NdisStatus Read(Func<Memory<byte>, NdisStatus> ask, out string id)
    {
        byte[] room = VarString.Allocate(Room);
        NdisStatus status = ask(room);
        id = status.IsSuccess && VarString.TryRead(room, out VarString found) ? found.Text : string.Empty;
        return status;
    }
}
